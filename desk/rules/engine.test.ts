import { expect, it } from 'vitest'
import { type DeskPromise, type DeskRule, deskRule } from '../../domain/contract/public.ts'
import { describeEachStore, type TestStores } from '../../store/testing/each-store.ts'
import { sayAsCustomer } from '../actions/customer-message.ts'
import { actOnCase } from '../actions/act-on-case.ts'
import { openCase, readCase } from '../cases/open-case.ts'
import { putSetting } from '../settings/settings.ts'
import { deskOn } from '../testing/desk-fixture.ts'
import { RULES } from '../tickets/kinds.ts'
import { createRuleEngine } from './engine.ts'
import { claimFiring, listFirings } from './firings.ts'

const MINUTE = 60_000

async function setUp(stores: TestStores) {
  const desk = await deskOn(await stores.open())
  const errors: unknown[] = []
  const told: string[] = []
  let isBroken = false
  const promises = new Map<string, readonly DeskPromise[]>()
  const engine = createRuleEngine({
    desk,
    promisesOf: () => promises,
    tellWebhook: async (id, { id: key }) => {
      await Promise.resolve()
      if (isBroken) throw new Error('the database is away')
      told.push(`${id} ${key}`)
    },
    onError: (error) => errors.push(error),
  })
  engine.start()
  const customer = await desk.visitor('王敏')
  const lin = await desk.hire({ name: 'Lin', team_ids: [] })
  let keys = 0
  const key = () => `key-${(keys += 1).toString().padStart(8, '0')}`
  return {
    desk,
    engine,
    errors,
    told,
    promises,
    customer,
    lin,
    breakHooks: (broken: boolean) => {
      isBroken = broken
    },
    rule: async (id: string, body: Partial<DeskRule>) => {
      const parsed = deskRule.parse({ name: id, steps: [{ type: 'request_rating' }], ...body })
      await putSetting(desk, RULES, { id, body: parsed, by: null })
      engine.reload()
    },
    open: async (text = 'hello') => {
      const opened = await openCase(desk, customer, {
        kind: 'chat',
        channel: 'web',
        text,
        client_key: key(),
      })
      await engine.settle()
      return opened.case.id
    },
    say: async (caseId: string, text: string) => {
      await sayAsCustomer(desk, customer, {
        case_id: caseId,
        client_key: key(),
        text,
        file_ids: [],
      })
      await engine.settle()
    },
    act: async (caseId: string, action: Parameters<typeof actOnCase>[3]['action']) => {
      await actOnCase(desk, lin.actor, caseId, { client_key: key(), action })
      await engine.settle()
    },
    firings: async () => {
      const { firings } = await listFirings(desk, { limit: 50 })
      return firings.map(({ rule_id, outcome, trigger_key }) => [rule_id, outcome, trigger_key])
    },
  }
}

const onEvent = (...events: ('opened' | 'customer_message' | 'note' | 'status_changed')[]) => ({
  trigger: { type: 'event' as const, events },
})
const note = (text: string) => ({ type: 'note' as const, text, mentions: [] })

describeEachStore('rules at work', (stores) => {
  it('fire on what was committed, when their conditions hold, once for each occasion', async () => {
    const { rule, open, say, firings, desk, errors } = await setUp(stores)
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
    const { rule, open, say, firings } = await setUp(stores)
    await rule('hello', { ...onEvent('customer_message'), is_once: true, steps: [note('x')] })
    const caseId = await open()
    await say(caseId, 'again')
    expect(await firings()).toEqual([['hello', 'done', 'once']])
  })

  it('are not set off by what they did themselves', async () => {
    const { rule, open, act, firings } = await setUp(stores)
    await rule('echo', { ...onEvent('note'), steps: [note('seen')] })
    const caseId = await open()
    await act(caseId, { type: 'note', text: 'a', file_ids: [], mentions: [], is_whisper: false })
    expect(await firings()).toEqual([['echo', 'done', expect.any(String)]])
  })

  it('that set each other off are stopped, and it is logged', async () => {
    const { rule, open, act, firings, desk } = await setUp(stores)
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
    const { rule, open, act, firings } = await setUp(stores)
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
    const { rule, open, firings, desk } = await setUp(stores)
    await rule('wrong', {
      ...onEvent('opened'),
      steps: [note('first'), { type: 'hand_to', to: { agent_id: 'desk:nobody' } }, note('never')],
    })
    const caseId = await open()
    expect(await firings()).toEqual([['wrong', 'failed', expect.any(String)]])
    const { firings: rows } = await listFirings(desk, { case_id: caseId, limit: 5 })
    expect(rows[0]?.reason).toMatch(/^Step 2 \(hand_to\): Agent desk:nobody does not exist/)
  })

  it('of time fire when it has come, again for the next wait, not twice for one', async () => {
    const { rule, open, say, act, firings, engine, desk } = await setUp(stores)
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

  it('of promises fire by the live board', async () => {
    const { rule, open, firings, engine, promises } = await setUp(stores)
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

  it('a firing that a killed process left is ended by the next turn, and nothing is done twice', async () => {
    const { rule, open, engine, desk, firings, told } = await setUp(stores)
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
    const { rule, open, act, engine, desk, firings } = await setUp(stores)
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
    const { rule, open, say, engine, desk, firings } = await setUp(stores)
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

  it('judge again what failed by no fault of its own', async () => {
    const { rule, open, engine, desk, firings, errors, breakHooks } = await setUp(stores)
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
