import { expect, it } from 'vitest'
import type { DeskRule } from '../../domain/contract/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { actOnCase } from '../actions/act-on-case.ts'
import { readCase } from '../cases/open-case.ts'
import { tablesOf } from '../store/tables.ts'
import { claimFiring, listFirings, readUnfinished } from './firings.ts'
import { note, onEvent, ruleDeskOn } from './testing/rule-desk.ts'

const MINUTE = 60_000
const DAY = 86_400_000

describeEachStore('rules after something went wrong', (stores) => {
  it('a firing that a killed process left is ended by the next turn, and nothing is done twice', async () => {
    const { rule, open, engine, desk, firings, told } = await ruleDeskOn(stores)
    const steps: DeskRule['steps'] = [note('once'), { type: 'webhook', webhook_id: 'desk:hook' }]
    await rule('cut', { trigger: { type: 'idle', secs: 86_400 }, steps })
    const caseId = await open()
    const claim = {
      rule_id: 'cut',
      case_id: caseId,
      trigger_key: 'idle:1',
      steps,
      cause: [],
      outcome: 'running',
    } as const
    const firing = await claimFiring(desk, claim)
    await actOnCase(desk, { kind: 'rule', id: 'cut', name: 'cut' }, caseId, {
      client_key: `rule-${firing?.number ?? 0}-0-0`,
      action: { type: 'note', text: 'once', file_ids: [], mentions: [], is_whisper: false },
    })
    const before = await readCase(desk, caseId)
    expect(await claimFiring(desk, claim)).toBeNull()
    await engine.tick()
    expect((await firings())[0]?.[1]).toBe('running')
    desk.pass(2 * MINUTE)
    await engine.tick()
    expect((await firings())[0]?.[1]).toBe('done')
    expect((await readCase(desk, caseId)).last_seq).toBe(before.last_seq)
    expect(told).toEqual([`desk:hook rule-${firing?.number ?? 0}-1`])
  })

  it('judge what a killed process had not got to, as it was then, and once', async () => {
    const { rule, open, act, engine, desk, firings } = await ruleDeskOn(stores)
    await rule('urgent', {
      ...onEvent('status_changed'),
      all: [
        { type: 'changed', field: 'status', to: ['pending'] },
        { type: 'is', field: 'priority', any_of: ['normal'] },
      ],
      steps: [note('seen')],
    })
    const caseId = await open()
    await engine.tick()
    await engine.stop()
    desk.pass(10_000)
    await act(caseId, { type: 'set_status', status: 'pending' })
    desk.pass(1_000)
    await act(caseId, { type: 'set_priority', priority: 'high' })
    expect(await firings()).toEqual([])
    engine.start()
    await engine.catchUp()
    await engine.catchUp()
    expect(await firings()).toEqual([['urgent', 'done', expect.stringMatching(/^entry:/)]])
  })

  it('judge it also when another process went on, but not by rules that are newer', async () => {
    const { rule, open, say, engine, desk, firings } = await ruleDeskOn(stores)
    await rule('old', { ...onEvent('customer_message'), steps: [note('seen')] })
    const caseId = await open()
    await engine.stop()
    const before = await firings()
    desk.pass(MINUTE)
    await say(caseId, 'is anybody there?')
    desk.pass(MINUTE)
    // Its own ear heard nothing of it.
    await engine.tick()
    await rule('new', { ...onEvent('customer_message'), steps: [note('seen')] })
    await engine.catchUp()
    const late = (await firings()).slice(0, -before.length)
    expect(late).toEqual([['old', 'done', expect.stringMatching(/^entry:/)]])
  })

  it('give up after a day what always fails, and say so; the next is not held up by it', async () => {
    const { rule, open, engine, desk, firings, errors, breakHooks } = await ruleDeskOn(stores)
    const steps: DeskRule['steps'] = [{ type: 'webhook', webhook_id: 'desk:hook' }]
    await rule('hook', { ...onEvent('opened'), steps })
    breakHooks(true)
    const caseId = await open()
    desk.pass(DAY - MINUTE)
    await engine.tick()
    expect((await firings())[0]?.[1]).toBe('running')
    desk.pass(2 * MINUTE)
    await engine.tick()
    const { firings: rows } = await listFirings(desk, { case_id: caseId, limit: 1 })
    expect(rows[0]).toMatchObject({ outcome: 'failed' })
    expect(rows[0]?.reason).toContain('for a day')
    const before = errors.length
    await engine.tick()
    expect(errors).toHaveLength(before)
  })

  it('end all that was left, however much, also past what nobody can read', async () => {
    const { engine, desk, errors, open } = await ruleDeskOn(stores)
    const caseId = await open()
    const steps: DeskRule['steps'] = [{ type: 'add_tags', tags: ['late'] }]
    const claim = {
      rule_id: 'gone',
      case_id: caseId,
      steps,
      cause: [],
      outcome: 'running',
    } as const
    for (let place = 0; place < 130; place += 1) {
      await claimFiring(desk, { ...claim, trigger_key: `entry:${place}` })
    }
    await tablesOf(desk.store)
      .updateTable('desk_rule_firings')
      .set({ actions_json: '{"steps":[{"type":"of_another_version"}],"cause":[]}' })
      .where('trigger_key', '=', 'entry:0')
      .execute()
    desk.pass(2 * MINUTE)
    await engine.tick()
    expect(errors).toHaveLength(1)
    const left = await readUnfinished(desk, { before: desk.clock.now(), after: 0, limit: 200 })
    expect(left).toHaveLength(1)
    desk.pass(DAY)
    await engine.tick()
    expect(await readUnfinished(desk, { before: desk.clock.now(), after: 0, limit: 9 })).toEqual([])
  })

  it('judge again what failed by no fault of its own', async () => {
    const { rule, open, engine, desk, firings, errors, breakHooks } = await ruleDeskOn(stores)
    await rule('hook', {
      ...onEvent('opened'),
      steps: [{ type: 'webhook', webhook_id: 'desk:hook' }],
    })
    breakHooks(true)
    await open()
    expect(await firings()).toEqual([['hook', 'running', expect.stringMatching(/^entry:/)]])
    expect(errors).toHaveLength(1)
    breakHooks(false)
    desk.pass(2 * MINUTE)
    await engine.tick()
    expect(await firings()).toEqual([['hook', 'done', expect.stringMatching(/^entry:/)]])
  })
})
