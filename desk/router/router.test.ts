import { beforeEach, expect, it } from 'vitest'
import {
  queueInput,
  type QueueInput,
  routingSettings,
  type RoutingSettings,
} from '../../domain/contract/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { actOnCase } from '../actions/act-on-case.ts'
import { openCase, type Opening, readCase } from '../cases/open-case.ts'
import type { Actor } from '../desk.ts'
import { openPresence, type Presence } from '../presence/presence.ts'
import { chooseAgentState } from '../presence/agent-state.ts'
import { saveQueue } from '../queues/queues.ts'
import { saveRoutingSettings } from '../queues/routing-settings.ts'
import { type DeskFixture, deskOn, type Hired } from '../testing/desk-fixture.ts'
import { assignWaiting } from './assign-waiting.ts'
import { readRouterContext } from './router-context.ts'
import { createRouter, type Router } from './router.ts'
import { readRoutingLog } from './routing-log.ts'
import { createStandings } from './standings.ts'

const SECOND = 1_000

describeEachStore('the router', (stores) => {
  let desk: DeskFixture
  let presence: Presence
  let router: Router
  let keys = 0

  beforeEach(async () => {
    desk = await deskOn(await stores.open())
    presence = openPresence(desk)
    router = createRouter(desk, 'one')
  })

  const online = async (hired: Hired) => {
    await presence.connected(hired.actor.id)
    await chooseAgentState(desk, hired.actor.id, 'online')
    return hired
  }
  const chat = async (input: Partial<Opening> = {}) => {
    const visitor = await desk.visitor()
    desk.pass(1)
    const opening = { kind: 'chat', channel: 'web', text: 'Hello', ...input } as const
    return (await openCase(desk, visitor, opening)).case.id
  }
  const act = (actor: Actor, id: string, action: Parameters<typeof actOnCase>[3]['action']) => {
    keys += 1
    return actOnCase(desk, actor, id, { client_key: `key-${keys}`.padEnd(8, '-'), action })
  }
  const queue = (input: Partial<QueueInput>, id?: string) =>
    saveQueue(desk, {
      input: queueInput.parse({ name: 'Queue', ...input }),
      by: 'desk:test',
      ...(id !== undefined && { id }),
    })
  const settings = (input: Partial<RoutingSettings>) =>
    saveRoutingSettings(desk, { settings: routingSettings.parse(input), by: 'desk:test' })
  /** Beats while the time passes, as a living process does. */
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 10_000) {
      desk.pass(Math.min(10_000, left))
      await presence.beat()
    }
  }
  const reasons = async (id: string) =>
    (await readRoutingLog(desk, id, 'en')).map(({ decision, code }) => `${decision} ${code}`)

  it('puts a new chat into its queue and gives it to who is free, and says why', async () => {
    await queue({ name: 'Refunds', conditions: { categories: ['refund'] } }, 'desk:refunds')
    const li = await online(await desk.hire({ name: 'Li' }))
    const id = await chat({ category: 'refund/late' })
    expect(await router.turn()).toMatchObject({ admitted: 1, assigned: 1 })
    expect(await readCase(desk, id)).toMatchObject({
      agent_id: li.actor.id,
      queue_id: 'desk:refunds',
      queued_at: null,
    })
    const log = await readRoutingLog(desk, id, 'zh-CN')
    expect(log.map(({ reason }) => reason)).toEqual([
      '分配给 Li：1 位可接待客服中负载最低（0/3），等待 0 秒',
      '进入队列“Refunds”：符合条件（分类：refund）',
    ])
    const events = (await desk.outbox()).filter(({ case_id }) => case_id === id)
    expect(events.map(({ type }) => type)).toEqual([
      'case.opened',
      'message.sent',
      'case.queued',
      'case.assigned',
    ])
    expect(events.at(-1)).toMatchObject({ agent_id: li.actor.id, data: { by: 'router' } })
  })

  it('gives nobody more than fits, and nothing to who is not online', async () => {
    await settings({ capacity: { chat: 2, ticket: 1, channels: {} } })
    const li = await online(await desk.hire())
    const busy = await online(await desk.hire())
    await chooseAgentState(desk, busy.actor.id, 'busy')
    await desk.hire()
    const ids = [await chat(), await chat(), await chat()]
    expect(await router.turn()).toMatchObject({ admitted: 3, assigned: 2 })
    await act(li.actor, ids[0] ?? '', { type: 'reply', text: 'Done', file_ids: [] })
    await act(li.actor, ids[0] ?? '', { type: 'set_status', status: 'resolved' })
    expect(await router.turn()).toMatchObject({ assigned: 1 })
    expect(await readCase(desk, ids[2] ?? '')).toMatchObject({ agent_id: li.actor.id })
  })

  it('takes a chat from an agent who says nothing, to somebody else, who answers and keeps it', async () => {
    await settings({ answer_within_secs: 60 })
    await online(await desk.hire({ name: 'Silent' }))
    const id = await chat()
    await router.turn()
    const other = await online(await desk.hire({ name: 'Other' }))
    await pass(59 * SECOND)
    expect(await router.turn()).toMatchObject({ returned: 0 })
    await pass(SECOND)
    expect(await router.turn()).toMatchObject({ returned: 1, assigned: 1 })
    expect(await readCase(desk, id)).toMatchObject({ agent_id: other.actor.id })
    expect(await reasons(id)).toEqual([
      'assigned least_loaded',
      'returned no_answer',
      'assigned least_loaded',
      'queued queue_default',
    ])
    await act(other.actor, id, { type: 'reply', text: 'Hi', file_ids: [] })
    await pass(600 * SECOND)
    expect(await router.turn()).toMatchObject({ returned: 0 })
  })

  it('leaves a chat with who says nothing until somebody else has room, however many there are', async () => {
    await settings({ answer_within_secs: 60, capacity: { chat: 2, ticket: 1, channels: {} } })
    const silent = await online(await desk.hire({ name: 'Silent' }))
    const ids = [await chat(), await chat()]
    await router.turn()
    const other = await online(await desk.hire({ name: 'Other' }))
    await pass(3 * SECOND)
    const held = [await chat(), await chat()]
    await router.turn()
    for (const id of held) {
      expect(await readCase(desk, id)).toMatchObject({ agent_id: other.actor.id })
      await act(other.actor, id, { type: 'reply', text: 'Hi', file_ids: [] })
    }
    await pass(1_800 * SECOND)
    expect(await router.turn()).toMatchObject({ returned: 0 })
    await act(other.actor, held[0] ?? '', { type: 'set_status', status: 'resolved' })
    expect(await router.turn()).toMatchObject({ returned: 1, assigned: 1 })
    expect(await readCase(desk, ids[0] ?? '')).toMatchObject({ agent_id: other.actor.id })
    expect(await readCase(desk, ids[1] ?? '')).toMatchObject({ agent_id: silent.actor.id })
    const [last] = await readRoutingLog(desk, ids[0] ?? '', 'en')
    expect(last?.data).toMatchObject({ waited_secs: 1_803 })
  })

  it('leaves a disconnected agent their chats for the grace time, then writes them offline', async () => {
    const li = await online(await desk.hire({ name: 'Li' }))
    const id = await chat()
    await router.turn()
    await act(li.actor, id, { type: 'reply', text: 'Hi', file_ids: [] })
    const lost = desk.clock.now()
    await presence.disconnected(li.actor.id)
    await chat()
    await pass(59 * SECOND)
    expect(await router.turn()).toMatchObject({ returned: 0, assigned: 0 })
    await pass(11 * SECOND)
    expect(await router.turn()).toMatchObject({ returned: 1 })
    expect(await readCase(desk, id)).toMatchObject({ agent_id: null })
    const states = (await desk.outbox()).filter(({ type }) => type === 'agent.state_changed')
    expect(states.at(-1)).toMatchObject({
      agent_id: li.actor.id,
      occurred_at: new Date(lost + 60 * SECOND).toISOString(),
      data: { state: 'offline' },
    })
    expect(await presence.connected(li.actor.id)).toMatchObject({ state: 'online' })
  })

  it('keeps everything of an agent who comes back within the grace time', async () => {
    const li = await online(await desk.hire())
    const id = await chat()
    await router.turn()
    await presence.disconnected(li.actor.id)
    await pass(50 * SECOND)
    await presence.connected(li.actor.id)
    await pass(30 * SECOND)
    expect(await router.turn()).toMatchObject({ returned: 0 })
    expect(await readCase(desk, id)).toMatchObject({ agent_id: li.actor.id })
  })

  it('gives a returning customer the agent they had', async () => {
    const visitor = await desk.visitor()
    const open = async () =>
      (await openCase(desk, visitor, { kind: 'chat', channel: 'web', text: 'Hi' })).case.id
    const first = await online(await desk.hire({ name: 'First' }))
    const before = await open()
    await router.turn()
    await act(first.actor, before, { type: 'reply', text: 'Hi', file_ids: [] })
    await act(first.actor, before, { type: 'set_status', status: 'resolved' })
    await online(await desk.hire({ name: 'Fresh' }))
    await chat()
    await router.turn()
    const again = await open()
    await router.turn()
    expect(await readCase(desk, again)).toMatchObject({ agent_id: first.actor.id })
    expect(await reasons(again)).toContain('assigned last_agent')
  })

  it('moves what waits too long to the overflow queue', async () => {
    const team = await desk.team('desk:help')
    await queue({ name: 'Help', team_id: team, conditions: { tags: ['never'] } }, 'desk:help')
    await queue({ max_wait_secs: 30, overflow_queue_id: 'desk:help' }, 'desk:first')
    const id = await chat()
    await router.turn()
    await pass(30 * SECOND)
    expect(await router.turn()).toMatchObject({ moved: 1 })
    expect(await readCase(desk, id)).toMatchObject({ queue_id: 'desk:help', team_id: team })
    expect(await reasons(id)).toEqual(['moved overflow', 'queued queue_default'])
  })

  it('asks for skills until their time-out, then gives it to who is there', async () => {
    await queue({ skills: ['tech'], relax_skills_after_secs: 60 })
    const li = await online(await desk.hire())
    const id = await chat()
    await router.turn()
    await pass(59 * SECOND)
    expect(await router.turn()).toMatchObject({ assigned: 0 })
    await pass(SECOND)
    expect(await router.turn()).toMatchObject({ assigned: 1 })
    const [last] = await readRoutingLog(desk, id, 'en')
    expect(last?.reason).toContain('without tech')
    expect(last?.agent_id).toBe(li.actor.id)
  })

  it('gives tickets like chats, and a ticket handed to a team to that team', async () => {
    const team = await desk.team('desk:billing')
    const li = await online(await desk.hire())
    const member = await online(await desk.hire({ team_ids: [team] }))
    const { case: ticket } = await openCase(desk, li.actor, { kind: 'ticket', channel: 'form' })
    await router.turn()
    expect((await readCase(desk, ticket.id)).agent_id).not.toBeNull()
    const to = { type: 'transfer', to: { team_id: team }, note: '' } as const
    await act(li.actor, ticket.id, to)
    await router.turn()
    expect(await readCase(desk, ticket.id)).toMatchObject({
      agent_id: member.actor.id,
      team_id: team,
    })
  })

  it('is one at a time; another takes over when the first is gone', async () => {
    const second = createRouter(desk, 'two')
    expect(await router.turn()).toMatchObject({ has_lease: true })
    expect(await second.turn()).toMatchObject({ has_lease: false })
    desk.pass(11 * SECOND)
    expect(await second.turn()).toMatchObject({ has_lease: true })
    expect(await router.turn()).toMatchObject({ has_lease: false })
    await second.stop()
    expect(await router.turn()).toMatchObject({ has_lease: true })
  })

  it('does not write a decision that does not hold any more', async () => {
    await settings({ capacity: { chat: 1, ticket: 1, channels: {} } })
    const li = await online(await desk.hire())
    const ids = [await chat(), await chat()]
    await createRouter(desk, 'x').turn()
    const [taken, waits] =
      (await readCase(desk, ids[0] ?? '')).agent_id === null ? ids.toReversed() : ids
    const context = await readRouterContext(desk)
    const decide = (case_id: string) =>
      assignWaiting(desk, context, {
        kind: 'assign',
        case_id,
        queue_id: 'desk:everyone',
        agent_id: li.actor.id,
        relaxed: [],
        reason: { code: 'least_loaded', data: {} },
      })
    expect(await decide(taken ?? '')).toBe(false)
    expect(await decide(waits ?? '')).toBe(false)
    expect(await readCase(desk, waits ?? '')).toMatchObject({ agent_id: null })
  })

  it('tells who waits their place and how long it will be', async () => {
    await settings({ capacity: { chat: 1, ticket: 1, channels: {} } })
    const li = await online(await desk.hire())
    const ids: string[] = []
    for (let at = 0; at < 4; at += 1) {
      ids.push(await chat())
      await router.turn()
      await pass(SECOND)
    }
    const standings = createStandings(desk)
    const stand = async (id: string | undefined) => standings.of(await readCase(desk, id ?? ''))
    expect(await stand(ids[0])).toBeNull()
    const early = await stand(ids[1])
    const late = await stand(ids[3])
    expect([early?.position, late?.position]).toEqual([1, 3])
    expect(early?.expected_wait_secs).toBeGreaterThan(60)
    expect(late?.expected_wait_secs).toBeGreaterThan(2 * (early?.expected_wait_secs ?? 0))
    await chooseAgentState(desk, li.actor.id, 'break')
    await pass(SECOND)
    expect((await stand(ids[1]))?.expected_wait_secs).toBeGreaterThan(
      early?.expected_wait_secs ?? Infinity,
    )
    await chooseAgentState(desk, li.actor.id, 'offline')
    await pass(SECOND)
    expect(await stand(ids[1])).toEqual({ position: 1, expected_wait_secs: null })
    expect(await standings.queues()).toMatchObject([
      { queue: { id: 'desk:everyone' }, waiting_count: 3, longest_wait_secs: 5 },
    ])
  })
})
