import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ForecastInput, forecastWaits } from './forecast-waits.ts'
import { agent, NOON, queue, waiting } from './testing/routing-fixture.ts'

const MINUTE = 60_000
const ONE_CHAT = { chat: 1, ticket: 0, channels: {} }
const BUSY = { chat: 1, ticket: 0, channels: {} }

function input(change: Partial<ForecastInput> = {}): ForecastInput {
  return {
    now: NOON,
    cases: [waiting('c')],
    agents: [agent('a', { capacity: ONE_CHAT, load: BUSY })],
    queues: [queue('q')],
    away: [],
    inHand: [{ agent_id: 'a', since: NOON - 4 * MINUTE }],
    durations: new Array<number>(50).fill(10 * MINUTE),
    recent: [],
    recent_ms: 15 * MINUTE,
    leaves_per_ms: 0,
    ...change,
  }
}

const minutes = (waits: ReadonlyMap<string, number>, id = 'c') =>
  Math.round((waits.get(id) ?? Number.NaN) / MINUTE)

describe('a waiting chat is expected to wait', () => {
  it('until the chat in hand has taken what chats take', () => {
    expect(minutes(forecastWaits(input()))).toBe(6)
  })

  it('for those before it as well', () => {
    const cases = [waiting('c'), waiting('d', { waiting_since: NOON - 1 })]
    const waits = forecastWaits(input({ cases }))
    expect([minutes(waits, 'c'), minutes(waits, 'd')]).toEqual([6, 16])
  })

  it('not at all when somebody is free, and nobody knows how long when nobody may have it', () => {
    expect(minutes(forecastWaits(input({ agents: [agent('a')], inHand: [] })))).toBe(0)
    expect(forecastWaits(input({ queues: [queue('q', { skills: ['tech'] })] })).size).toBe(0)
    expect(forecastWaits(input({ agents: [] })).size).toBe(0)
  })

  it('until a skill is let go, if nobody who has it is there', () => {
    const queues = [queue('q', { skills: ['tech'], relax_skills_after_secs: 9 * 60 })]
    const agents = [agent('a')]
    expect(minutes(forecastWaits(input({ queues, agents, inHand: [] })))).toBe(8)
  })

  it('until somebody is back from a break, as long as breaks have lasted lately', () => {
    const lasted = new Array<number>(30).fill(15 * MINUTE)
    const away = [{ agent: agent('b'), since: NOON - 12 * MINUTE, lasted }]
    expect(minutes(forecastWaits(input({ away })))).toBe(3)
    expect(minutes(forecastWaits(input({ away, agents: [], inHand: [] })))).toBe(3)
    const held = [{ agent_id: 'b', since: NOON - 2 * MINUTE }]
    const full = [{ agent: agent('b', { capacity: ONE_CHAT, load: BUSY }), since: NOON, lasted }]
    expect(minutes(forecastWaits(input({ away: full, agents: [], inHand: held })))).toBe(15)
  })

  it('longer when better ones come all the time, who pass it', () => {
    const recent = Array.from({ length: 6 }, (_, at) => waiting(`r${at}`, { tier_rank: 3 }))
    const agents = Array.from({ length: 4 }, (_, at) =>
      agent(`a${at}`, { capacity: ONE_CHAT, load: BUSY }),
    )
    const inHand = agents.map(({ id }, at) => ({ agent_id: id, since: NOON - at * 2 * MINUTE }))
    const calm = minutes(forecastWaits(input({ agents, inHand })))
    expect(calm).toBe(4)
    expect(minutes(forecastWaits(input({ agents, inHand, recent })))).toBeGreaterThan(calm)
    const worse = recent.map((each) => ({ ...each, tier_rank: 0 }))
    expect(minutes(forecastWaits(input({ agents, inHand, recent: worse })))).toBe(calm)
  })

  it('less when those before it give up', () => {
    const cases = Array.from({ length: 8 }, (_, at) =>
      waiting(`c${at}`, { waiting_since: NOON - 60_000 + at }),
    )
    const patient = minutes(forecastWaits(input({ cases })), 'c7')
    const leaves_per_ms = 1 / (10 * MINUTE)
    expect(minutes(forecastWaits(input({ cases, leaves_per_ms })), 'c7')).toBeLessThan(patient)
  })

  it('as told before for the same state, and never less than who comes before it', () => {
    const durations = fc.array(fc.integer({ min: 1_000, max: 3_600_000 }), { maxLength: 40 })
    fc.assert(
      fc.property(durations, fc.nat(6), fc.nat(12), (seen, hands, count) => {
        const agents = [agent('a', { load: { chat: Math.min(3, hands), ticket: 0, channels: {} } })]
        const inHand = Array.from({ length: Math.min(3, hands) }, (_, at) => ({
          agent_id: 'a',
          since: NOON - at * MINUTE,
        }))
        const cases = Array.from({ length: count }, (_, at) =>
          waiting(`c${at}`, { waiting_since: NOON - 60_000 + at }),
        )
        const given = input({ agents, inHand, cases, durations: seen })
        const waits = forecastWaits(given)
        expect(forecastWaits(given)).toEqual(waits)
        const inOrder = cases.map(({ id }) => waits.get(id) ?? Infinity)
        expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b))
      }),
    )
  })
})
