import { describe, expect, it } from 'vitest'
import { type CanonicalEvent, type EventType, parseEvent } from '../../domain/public.ts'
import { createLiveBoard } from './live-board.ts'

const START = Date.UTC(2026, 2, 2, 8)
const HOUR = 3_600_000
const ALL = { kind: 'all' } as const

let count = 0
function event(
  minutes: number,
  type: EventType,
  columns: Record<string, unknown> = {},
  data: Record<string, unknown> = {},
): CanonicalEvent {
  count += 1
  const occurred_at = new Date(START + minutes * 60_000).toISOString()
  const parsed = parseEvent(
    { event_id: String(count), type, occurred_at, data, ...columns },
    'desk',
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.event
}

const directory = () => [
  event(
    -999,
    'policy.updated',
    {},
    { policy_id: 'p', version: 1, targets: { first_reply: { secs: 600, time: 'wall' } } },
  ),
  event(-999, 'agent.updated', { agent_id: 'ann' }, { team_ids: ['a'] }),
]

const boardOver = (stored: readonly CanonicalEvent[]) => {
  const asked: string[][] = []
  const loadCases = (caseIds: readonly string[]) => {
    asked.push([...caseIds])
    return Promise.resolve(
      stored.filter((one) => one.case_id !== null && caseIds.includes(one.case_id)),
    )
  }
  const events = directory().map((one) => ({ ...one, load_no: 1 }))
  return { board: createLiveBoard(loadCases, { events, arrivals: [], promising: [] }), asked }
}
const at = (minutes: number) => START + minutes * 60_000
const chat = (id: string, team = 'a') => ({ case_id: id, case_kind: 'chat', team_id: team })

describe('the live board', () => {
  it('lets others have their turn while it takes the events of many cases', async () => {
    const { board } = boardOver([])
    const ids = Array.from({ length: 400 }, (_, index) => `many-${index}`)
    let turns = 0
    const count = () => {
      turns += 1
      waiting = setImmediate(count)
    }
    let waiting = setImmediate(count)
    await board.take(ids.map((id) => event(0, 'case.opened', chat(id))))
    clearImmediate(waiting)
    expect(turns).toBeGreaterThanOrEqual(8)
    expect(board.snapshot(at(5), at(-60), ALL).backlog_count).toBe(400)
  })

  it('counts who waits, since when, and in which queue', async () => {
    const { board } = boardOver([])
    await board.take([
      event(0, 'case.opened', chat('1')),
      event(0, 'case.queued', { case_id: '1', queue_id: 'q' }),
      event(2, 'case.opened', chat('2')),
      event(2, 'case.queued', { case_id: '2', queue_id: 'q' }),
      event(3, 'case.assigned', { case_id: '2', agent_id: 'ann' }),
    ])
    expect(board.snapshot(at(5), at(-60), ALL)).toMatchObject({
      waiting_count: 1,
      longest_wait_secs: 300,
      queues: [{ queue: 'desk:q', waiting_count: 1, longest_wait_secs: 300 }],
      backlog_count: 2,
      unassigned_count: 1,
    })
  })

  it('warns before a promise is broken and says when it is', async () => {
    const { board } = boardOver([])
    await board.take([event(0, 'case.opened', chat('1'))])
    expect(board.snapshot(at(7), at(-60), ALL)).toMatchObject({
      at_risk_count: 0,
      breached_count: 0,
    })
    expect(board.snapshot(at(8), at(-60), ALL)).toMatchObject({
      at_risk_count: 1,
      breached_count: 0,
    })
    expect(board.snapshot(at(10), at(-60), ALL)).toMatchObject({
      at_risk_count: 1,
      breached_count: 0,
    })
    expect(board.snapshot(at(10.1), at(-60), ALL)).toMatchObject({
      at_risk_count: 0,
      breached_count: 1,
    })
  })

  it('gives the same whatever the order of arrival, and takes an event once', async () => {
    const events = [
      event(0, 'case.opened', chat('1')),
      event(0, 'case.queued', { case_id: '1', queue_id: 'q' }),
      event(4, 'case.assigned', { case_id: '1', agent_id: 'ann' }),
      event(6, 'case.resolved', { case_id: '1', agent_id: 'ann' }),
    ]
    const { board } = boardOver([])
    await board.take([...events, ...events])
    const { board: other } = boardOver([])
    for (const one of events.toReversed()) await other.take([one, one])
    expect(other.snapshot(at(9), at(-60), ALL)).toEqual(board.snapshot(at(9), at(-60), ALL))
  })

  it('fetches the past of a case it has forgotten', async () => {
    const past = [event(0, 'case.opened', chat('1')), event(1, 'case.resolved', { case_id: '1' })]
    const { board, asked } = boardOver(past)
    await board.take([event(3 * 60, 'case.reopened', { case_id: '1' })])
    expect(asked).toEqual([['desk:1']])
    expect(board.snapshot(START + 4 * HOUR, at(-60), ALL)).toMatchObject({ backlog_count: 1 })
  })

  it('forgets ended cases but still counts them as arrivals', async () => {
    const { board, asked } = boardOver([])
    await board.take([
      event(0, 'case.opened', chat('1')),
      event(1, 'case.resolved', { case_id: '1' }),
    ])
    await board.take([event(120, 'case.opened', chat('2'))])
    await board.take([event(121, 'case.reopened', { case_id: '1' })])
    expect(asked.at(-1)).toEqual(['desk:1'])
    const { arrivals } = board.snapshot(at(150), at(0), ALL)
    expect(arrivals.reduce((sum, slot) => sum + slot.count, 0)).toBe(2)
  })

  it('keeps a breached promise until it is kept, whatever else happens in the case', async () => {
    const { board } = boardOver([])
    await board.take([
      event(0, 'case.opened', chat('1')),
      event(11, 'case.tagged', { case_id: '1' }, { tags: ['late'] }),
    ])
    expect(board.snapshot(at(12), at(-60), ALL)).toMatchObject({ breached_count: 1 })
    const reply = { message_id: 'm', author: 'agent' }
    await board.take([event(13, 'message.sent', { case_id: '1', agent_id: 'ann' }, reply)])
    expect(board.snapshot(at(14), at(-60), ALL)).toMatchObject({ breached_count: 0 })
  })

  it('shows agents by state, their load, and a lost connection as unknown', async () => {
    const { board } = boardOver([])
    await board.take([
      event(0, 'agent.state_changed', { agent_id: 'ann' }, { state: 'online' }),
      event(5, 'agent.state_changed', { agent_id: 'ann' }, { state: 'online' }),
      event(1, 'case.opened', chat('1')),
      event(2, 'case.assigned', { case_id: '1', agent_id: 'ann' }),
    ])
    await board.take([event(6, 'agent.focus_changed', { agent_id: 'ann' }, { case_id: '1' })])
    expect(board.snapshot(at(10), at(-60), ALL).agents).toEqual([
      {
        agent: 'desk:ann',
        state: 'online',
        since: at(0),
        chats_in_hand_count: 1,
        cases_in_hand_count: 1,
      },
    ])
    expect(board.snapshot(at(0) + 16.1 * HOUR, at(-60), ALL).agents).toMatchObject([
      { state: 'unknown' },
    ])
  })

  it('shows a viewer their own teams alone', async () => {
    const { board } = boardOver([])
    await board.take([
      event(0, 'case.opened', chat('1', 'a')),
      event(0, 'case.opened', chat('2', 'b')),
      event(0, 'agent.state_changed', { agent_id: 'ann' }, { state: 'online' }),
      event(0, 'agent.state_changed', { agent_id: 'bob' }, { state: 'online' }),
    ])
    const seen = board.snapshot(at(5), at(-60), { kind: 'teams', team_ids: ['desk:a'] })
    expect(seen).toMatchObject({ backlog_count: 1 })
    expect(seen.agents.map((agent) => agent.agent)).toEqual(['desk:ann'])
    expect(seen.arrivals.reduce((sum, slot) => sum + slot.count, 0)).toBe(1)
    const none = board.snapshot(at(5), at(-60), { kind: 'teams', team_ids: [] })
    expect(none).toMatchObject({ backlog_count: 0, agents: [] })
  })
})
