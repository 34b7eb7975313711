import { expect, it } from 'vitest'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { readCase } from '../cases/open-case.ts'
import { note, ruleDeskOn } from './testing/rule-desk.ts'

const MINUTE = 60_000

describeEachStore('rules', (stores) => {
  it('of time fire when it has come, again for the next wait, not twice for one', async () => {
    const { rule, open, say, act, firings, engine, desk } = await ruleDeskOn(stores)
    await rule('late', {
      trigger: { type: 'waiting', secs: 600 },
      steps: [{ type: 'set_status', status: 'on_hold' }],
      all: [{ type: 'is', field: 'kind', any_of: ['chat'] }],
    })
    await rule('silent', { trigger: { type: 'idle', secs: 3_600 }, steps: [note('quiet')] })
    await rule('nobody', { trigger: { type: 'unassigned', secs: 60 }, steps: [note('take it')] })
    const caseId = await open()
    await engine.tick()
    expect(await firings()).toEqual([])
    desk.pass(10 * MINUTE)
    await engine.tick()
    await engine.tick()
    expect((await firings()).map(([id]) => id)).toEqual(['nobody', 'late'])
    expect((await readCase(desk, caseId)).status).toBe('on_hold')
    await act(caseId, { type: 'reply', text: 'sorry', file_ids: [] })
    await say(caseId, 'still there?')
    desk.pass(11 * MINUTE)
    await engine.tick()
    expect((await firings()).map(([id]) => id)).toEqual(['late', 'nobody', 'late'])
    desk.pass(60 * MINUTE)
    await engine.tick()
    expect((await firings())[0]?.[0]).toBe('silent')
  })

  it('judge a case as the rule before them has left it', async () => {
    const { rule, open, firings, engine, desk } = await ruleDeskOn(stores)
    const free = { trigger: { type: 'unassigned' as const, secs: 60 } }
    const all = [{ type: 'is' as const, field: 'priority' as const, any_of: ['normal'] }]
    await rule('first', { ...free, steps: [{ type: 'set_priority', priority: 'high' }] })
    await rule('second', { ...free, all, steps: [note('still normal')] })
    await open()
    desk.pass(2 * MINUTE)
    await engine.tick()
    await engine.tick()
    expect((await firings()).map(([id]) => id)).toEqual(['first'])
  })

  it('of promises fire by the live board', async () => {
    const { rule, open, firings, engine, promises } = await ruleDeskOn(stores)
    await rule('breach', {
      trigger: { type: 'sla', state: 'breached', targets: ['first_reply'] },
      steps: [note('late')],
    })
    const caseId = await open()
    const due_at = '2026-03-01T08:10:00.000Z'
    const promise = { target: 'first_reply', policy: 'gold', due_at } as const
    promises.set(caseId, [{ ...promise, state: 'at_risk' }])
    await engine.tick()
    expect(await firings()).toEqual([])
    promises.set(caseId, [{ ...promise, state: 'breached' }])
    await engine.tick()
    await engine.tick()
    expect(await firings()).toEqual([['breach', 'done', `sla:first_reply:breached:${due_at}`]])
  })
})
