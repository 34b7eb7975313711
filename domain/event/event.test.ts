import { describe, expect, it } from 'vitest'
import { parseEvent, type ParsedEvent } from './event.ts'

const message = {
  event_id: '1',
  type: 'message.sent',
  occurred_at: '2026-03-01T09:00:00+08:00',
  case_id: '7',
  data: { message_id: 'm', author: 'agent' },
}
const parse = (over: Record<string, unknown>): ParsedEvent =>
  parseEvent({ ...message, ...over }, 'shop')
const pathsOf = (parsed: ParsedEvent) =>
  parsed.ok ? [] : parsed.problems.map((problem) => problem.path)

describe('parseEvent', () => {
  it('makes ids whole and instants UTC', () => {
    const parsed = parse({ agent_id: 'a', team_id: 'shop:t', source: 'shop' })
    expect(parsed).toMatchObject({
      ok: true,
      event: {
        case_id: 'shop:7',
        agent_id: 'shop:a',
        team_id: 'shop:t',
        occurred_at: Date.UTC(2026, 2, 1, 1),
      },
    })
  })

  it('makes the ids within data whole as well', () => {
    expect(
      parse({ type: 'case.transferred', data: { to_agent: 'b', to_team: 't' } }),
    ).toMatchObject({
      event: { data: { to_agent: 'shop:b', to_team: 'shop:t' } },
    })
    expect(parse({ type: 'case.merged', data: { into: '9' } })).toMatchObject({
      event: { data: { into: 'shop:9' } },
    })
    expect(
      parse({ type: 'agent.updated', data: { agent_id: 'b', team_ids: ['t'] } }),
    ).toMatchObject({
      event: { agent_id: 'shop:b', data: { team_ids: ['shop:t'] } },
    })
    expect(
      parse({
        type: 'policy.updated',
        data: { policy_id: 'p', version: 1, conditions: { team_id: 't' }, targets: {} },
      }),
    ).toMatchObject({ event: { data: { policy_id: 'p', conditions: { team_id: 'shop:t' } } } })
  })

  it('keeps fields it does not know', () => {
    expect(parse({ data: { ...message.data, mood: 'fine' } })).toMatchObject({
      event: { data: { mood: 'fine' } },
    })
  })

  it.each([
    ['a time without an offset', { occurred_at: '2026-03-01T09:00:00' }, 'occurred_at'],
    ['a day that does not exist', { occurred_at: '2026-02-30T09:00:00Z' }, 'occurred_at'],
    ['an unknown type', { type: 'message.cent' }, 'type'],
    ['no case', { case_id: null }, 'case_id'],
    ['an empty id', { event_id: '' }, 'event_id'],
    ['a NUL in an id', { case_id: 'a\u0000b' }, 'case_id'],
    ['a wrong author', { data: { message_id: 'm', author: 'robot' } }, 'data.author'],
    ['a number for an id', { case_id: 7 }, 'case_id'],
    ['a seq that is no whole number', { seq: 1.5 }, 'seq'],
    [
      'a score outside its scale',
      { type: 'rating.given', data: { rating_id: 'r', score: 6, scale_min: 1, scale_max: 5 } },
      'data.score',
    ],
    [
      'a state of nobody',
      { type: 'agent.state_changed', agent_id: null, data: { state: 'online' } },
      'agent_id',
    ],
  ])('refuses %s and says where', (_, over, path) => {
    expect(pathsOf(parse(over))).toContain(path)
  })

  it.each([[null], [undefined], [7], ['text'], [[]], [{}]])('refuses %j', (input) => {
    expect(parseEvent(input, 'shop').ok).toBe(false)
  })

  it('reports every problem at once', () => {
    expect(pathsOf(parse({ event_id: '', occurred_at: 'soon' }))).toEqual([
      'event_id',
      'occurred_at',
    ])
  })
})
