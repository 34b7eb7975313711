import { expect, it } from 'vitest'
import { deskRule } from '../../domain/contract/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { listFirings } from './firings.ts'
import { deleteRule, saveRule } from './save-rule.ts'
import { note, onEvent, ruleDeskOn } from './testing/rule-desk.ts'

describeEachStore('rules at work', (stores) => {
  it('fire on what was committed, when their conditions hold, once for each occasion', async () => {
    const { rule, open, say, firings, desk, errors } = await ruleDeskOn(stores)
    await rule('complaint', {
      ...onEvent('customer_message'),
      all: [{ type: 'text_contains', in: 'message', any_of: ['投诉'] }],
      steps: [note('Complaint of {{customer.name}}, #{{case.number}}{{agent.name}}')],
    })
    const caseId = await open('你好')
    await say(caseId, '我要投诉')
    await say(caseId, '再说一次：投诉！')
    expect(await firings()).toEqual([
      ['complaint', 'done', expect.stringMatching(/^entry:/)],
      ['complaint', 'done', expect.stringMatching(/^entry:/)],
    ])
    const notes = desk.told.flatMap((news) => (news.kind === 'case' ? news.entries : []))
    expect(notes.filter(({ kind }) => kind === 'note').map(({ text }) => text)).toEqual([
      'Complaint of 王敏, #1',
      'Complaint of 王敏, #1',
    ])
    expect(notes.filter(({ kind }) => kind === 'note')[0]).toMatchObject({
      author_kind: 'rule',
      author_id: 'complaint',
      author_name: 'complaint',
    })
    expect(errors).toEqual([])
  })

  it('fire once in the life of a case when they are told so', async () => {
    const { rule, open, say, firings } = await ruleDeskOn(stores)
    await rule('hello', { ...onEvent('customer_message'), is_once: true, steps: [note('x')] })
    const caseId = await open()
    await say(caseId, 'again')
    expect(await firings()).toEqual([['hello', 'done', 'once']])
  })

  it('are not set off by what they did themselves', async () => {
    const { rule, open, act, firings } = await ruleDeskOn(stores)
    await rule('echo', { ...onEvent('note'), steps: [note('seen')] })
    const caseId = await open()
    await act(caseId, { type: 'note', text: 'a', file_ids: [], mentions: [], is_whisper: false })
    expect(await firings()).toEqual([['echo', 'done', expect.any(String)]])
  })

  it('that set each other off are stopped, and it is logged', async () => {
    const { rule, open, act, firings, desk } = await ruleDeskOn(stores)
    await rule('ping', { ...onEvent('note'), steps: [note('ping')] })
    await rule('pong', { ...onEvent('note'), steps: [note('pong')] })
    const caseId = await open()
    await act(caseId, { type: 'note', text: 'a', file_ids: [], mentions: [], is_whisper: false })
    const log = await firings()
    expect(log.filter(([, outcome]) => outcome === 'stopped').length).toBeGreaterThan(0)
    expect(log.filter(([, outcome]) => outcome === 'done')).toHaveLength(4)
    const { firings: rows } = await listFirings(desk, { outcome: 'stopped', limit: 1 })
    expect(rows[0]?.reason).toMatch(/It runs in a circle: (ping → pong → ping|pong → ping → pong)/)
  })

  it('a chain is followed no further than five rules', async () => {
    const { rule, open, act, firings } = await ruleDeskOn(stores)
    for (let place = 0; place < 7; place += 1) {
      await rule(`r${place}`, {
        ...onEvent('note'),
        all: [{ type: 'text_contains', in: 'message', any_of: [`<${place}>`] }],
        steps: [note(`<${place + 1}>`)],
      })
    }
    const caseId = await open()
    await act(caseId, { type: 'note', text: '<0>', file_ids: [], mentions: [], is_whisper: false })
    expect((await firings()).map(([id, outcome]) => [id, outcome])).toEqual([
      ['r5', 'stopped'],
      ['r4', 'done'],
      ['r3', 'done'],
      ['r2', 'done'],
      ['r1', 'done'],
      ['r0', 'done'],
    ])
  })

  it('stop at the step that is refused, and say which', async () => {
    const { rule, open, firings, desk } = await ruleDeskOn(stores)
    await rule('wrong', {
      ...onEvent('opened'),
      steps: [note('first'), { type: 'hand_to', to: { agent_id: 'desk:nobody' } }, note('never')],
    })
    const caseId = await open()
    expect(await firings()).toEqual([['wrong', 'failed', expect.any(String)]])
    const { firings: rows } = await listFirings(desk, { case_id: caseId, limit: 5 })
    expect(rows[0]?.reason).toMatch(/^Step 2 \(hand on\): Agent desk:nobody does not exist/)
  })

  it('are in force as soon as they are saved, and no longer once they are deleted', async () => {
    const { desk, engine, open, firings } = await ruleDeskOn(stores)
    await engine.tick()
    const body = deskRule.parse({ name: 'new', ...onEvent('opened'), steps: [note('seen')] })
    const saved = await saveRule(desk, { body, by: 'desk:boss' })
    const [id] = saved.ok ? [saved.setting.id] : []
    await open()
    expect(await firings()).toEqual([[id, 'done', expect.any(String)]])
    await deleteRule(desk, id ?? '')
    await open()
    expect(await firings()).toHaveLength(1)
  })
})
