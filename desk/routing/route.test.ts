import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitOf } from './eligibility.ts'
import { withOneMore } from './room.ts'
import { route } from './route.ts'
import type { Decision, RoutingAgent, RoutingState } from './routing-state.ts'
import { anyState } from './testing/any-state.ts'
import { agent, NOON, queue, state, waiting } from './testing/routing-fixture.ts'
import { inWaitingOrder } from './waiting-order.ts'

describe('who waits is served', () => {
  it('by tier, then priority, then the longest wait', () => {
    const cases = [
      waiting('late', { waiting_since: NOON - 1_000 }),
      waiting('early', { waiting_since: NOON - 9_000 }),
      waiting('urgent', { priority_rank: 3, waiting_since: NOON }),
      waiting('vip', { tier_rank: 3, priority_rank: 0, waiting_since: NOON }),
    ]
    expect(assigned(route(state({ cases, agents: [agent('a')] })))).toEqual([
      ['vip', 'a'],
      ['urgent', 'a'],
      ['early', 'a'],
    ])
  })

  it('a queue of higher priority first, whatever the tier', () => {
    const queues = [queue('q'), queue('hot', { priority: 5 })]
    const cases = [waiting('vip', { tier_rank: 3 }), waiting('plain', { queue_id: 'hot' })]
    const capacity = { chat: 1, ticket: 0, channels: {} }
    const decisions = route(state({ cases, queues, agents: [agent('a', { capacity })] }))
    expect(assigned(decisions)).toEqual([['plain', 'a']])
  })

  it('by who has the skill, however it is written', () => {
    const queues = [queue('q', { skills: ['VIP'] })]
    const agents = [agent('none'), agent('able', { skills: ['vip'] })]
    expect(assigned(route(state({ cases: [waiting('a')], queues, agents })))).toEqual([
      ['a', 'able'],
    ])
  })

  it('a case that was given back keeps its place before newer ones', () => {
    const cases = [
      waiting('new', { queued_at: NOON - 5_000, waiting_since: NOON - 5_000 }),
      waiting('back', { queued_at: NOON - 1_000, waiting_since: NOON - 90_000 }),
    ]
    const capacity = { chat: 1, ticket: 0, channels: {} }
    expect(assigned(route(state({ cases, agents: [agent('a', { capacity })] })))).toEqual([
      ['back', 'a'],
    ])
  })
})

describe('an agent is given', () => {
  it('nothing when not available or of another team', () => {
    const agents = [
      agent('away', { is_available: false, team_ids: ['t'] }),
      agent('other', { team_ids: ['u'] }),
    ]
    const queues = [queue('q', { team_id: 't' })]
    expect(route(state({ agents, queues, cases: [waiting('c')] }))).toEqual([])
  })

  it('what they were just silent on only when nobody else can have it; the wait said is the customer’s', () => {
    const silent = agent('silent')
    const cases = [waiting('c', { not_to: ['silent'], waiting_since: NOON - 1_860_000 })]
    const busy = agent('busy', { load: { chat: 9, ticket: 0, channels: {} }, last_assigned_at: 1 })
    const free = agent('free', { load: { chat: 2, ticket: 0, channels: {} }, last_assigned_at: 1 })
    expect(assigned(route(state({ cases, agents: [silent, free] })))).toEqual([['c', 'free']])
    const decisions = route(state({ cases, agents: [silent, busy] }))
    expect(assigned(decisions)).toEqual([['c', 'silent']])
    expect(decisions[0]?.reason.data).toMatchObject({ waited_secs: 1_860 })
  })

  it('chats and tickets up to what fits of each, and of a channel up to its own limit', () => {
    const capacity = { chat: 3, ticket: 1, channels: { wechat: 1 } }
    const cases = [
      waiting('w1', { channel: 'wechat' }),
      waiting('w2', { channel: 'wechat', waiting_since: NOON - 59_000 }),
      waiting('c1', { waiting_since: NOON - 58_000 }),
      waiting('t1', { kind: 'ticket', channel: 'form', waiting_since: NOON - 57_000 }),
      waiting('t2', { kind: 'ticket', channel: 'form', waiting_since: NOON - 56_000 }),
    ]
    const decisions = route(state({ cases, agents: [agent('a', { capacity })] }))
    expect(assigned(decisions).map(([id]) => id)).toEqual(['w1', 'c1', 't1'])
  })

  it('by the least share of capacity in hand, equal ones by whose turn it is', () => {
    const busy = { chat: 1, ticket: 0, channels: {} }
    const agents = [
      agent('small', { capacity: { chat: 2, ticket: 0, channels: {} }, load: busy }),
      agent('big', { capacity: { chat: 4, ticket: 0, channels: {} }, load: busy }),
    ]
    expect(assigned(route(state({ agents, cases: [waiting('c')] })))).toEqual([['c', 'big']])
    const equal = [
      agent('a', { last_assigned_at: NOON - 1 }),
      agent('b', { last_assigned_at: NOON - 9 }),
    ]
    expect(assigned(route(state({ agents: equal, cases: [waiting('c')] })))).toEqual([['c', 'b']])
  })

  it('in turn, whatever the load, when the queue says so', () => {
    const agents = [
      agent('loaded', { load: { chat: 2, ticket: 0, channels: {} }, last_assigned_at: NOON - 9 }),
      agent('free', { last_assigned_at: NOON - 1 }),
    ]
    const queues = [queue('q', { strategy: 'round_robin' })]
    expect(assigned(route(state({ agents, queues, cases: [waiting('c')] })))).toEqual([
      ['c', 'loaded'],
    ])
  })

  it('a returning customer they know, if able and with room; with the reason', () => {
    const agents = [agent('a'), agent('known', { load: { chat: 2, ticket: 0, channels: {} } })]
    const cases = [waiting('c', { last_agent_id: 'known' })]
    expect(route(state({ agents, cases }))).toMatchObject([
      { agent_id: 'known', reason: { code: 'last_agent', data: { load: 2, capacity: 3 } } },
    ])
    const full = agent('known', { load: { chat: 3, ticket: 0, channels: {} } })
    expect(assigned(route(state({ agents: [agent('a'), full], cases })))).toEqual([['c', 'a']])
  })
})

describe('what a queue asks for', () => {
  const queues = [
    queue('q', {
      skills: ['refund'],
      needs_language: true,
      relax_skills_after_secs: 120,
      relax_language_after_secs: 300,
    }),
  ]
  const english = (secs: number) => [
    waiting('c', { language: 'en', queued_at: NOON - secs * 1_000 }),
  ]
  const able = agent('able', { skills: ['refund'], languages: ['en-GB'] })
  const unskilled = agent('unskilled', { languages: ['en'] })
  const stranger = agent('stranger', { languages: ['zh'] })

  it.each([
    ['who has it at once', 1, [stranger, unskilled, able], 'able'],
    ['nobody else before its time-out', 119, [unskilled, stranger], undefined],
    ['who lacks a skill after its time-out', 120, [stranger, unskilled], 'unskilled'],
    ['who lacks the language only after its own', 299, [stranger], undefined],
    ['anybody after both', 300, [stranger], 'stranger'],
    ['still first who has it', 900, [stranger, unskilled, able], 'able'],
  ] as const)('gets %s', (_, secs, agents, expected) => {
    const [decision] = assigned(route(state({ cases: english(secs), agents, queues })))
    expect(decision?.[1]).toBe(expected)
  })

  it('is named in the decision when it was let go', () => {
    expect(route(state({ cases: english(400), agents: [stranger], queues }))).toMatchObject([
      {
        relaxed: ['skills', 'language'],
        reason: { data: { missing: ['refund'], language: 'en' } },
      },
    ])
  })
})

describe('a case nobody takes', () => {
  const queues = [queue('q', { max_wait_secs: 60, overflow_queue_id: 'o' }), queue('o')]

  it('moves to the overflow queue when it has waited as long as its queue allows', () => {
    expect(route(state({ queues, cases: [waiting('c')] }))).toMatchObject([
      { kind: 'move', case_id: 'c', to_queue_id: 'o', reason: { data: { waited_secs: 60 } } },
    ])
    const young = [waiting('c', { queued_at: NOON - 59_999 })]
    expect(route(state({ queues, cases: young }))).toEqual([])
  })

  it('is taken rather than moved, but not given out of a queue that agents take from', () => {
    expect(route(state({ queues, cases: [waiting('c')], agents: [agent('a')] }))).toMatchObject([
      { kind: 'assign' },
    ])
    const pulled = [queue('q', { is_dispatched: false })]
    expect(route(state({ queues: pulled, cases: [waiting('c')], agents: [agent('a')] }))).toEqual(
      [],
    )
  })
})

describe('for any state', () => {
  it('nobody gets more than fits, each case goes once, and only to who may have it', () => {
    fc.assert(
      fc.property(anyState(), (given) => {
        const decided = new Set<string>()
        replay(given, (decision, agents) => {
          expect(decided.has(decision.case_id)).toBe(false)
          decided.add(decision.case_id)
          const taker = agents.get(decision.agent_id)
          if (taker === undefined) throw new Error('to nobody there is')
          const fits = (each: RoutingAgent) => fitIn(given, decision.case_id, each) !== null
          if (fits(taker)) return
          expect([...agents.values()].some(fits)).toBe(false)
          expect(fitIn(given, decision.case_id, taker, [])).not.toBeNull()
        })
      }),
    )
  })

  it('nobody is passed over: who stays could have had none of those given out after', () => {
    fc.assert(
      fc.property(anyState(), (given) => {
        const order = inWaitingOrder(given.cases, given.queues).map((each) => each.id)
        const assignedIds = new Set(assigned(route(given)).map(([id]) => id))
        const staying = order.filter((id) => !assignedIds.has(id))
        replay(given, (decision, agents) => {
          const taker = agents.get(decision.agent_id)
          for (const id of staying) {
            if (order.indexOf(id) > order.indexOf(decision.case_id) || taker === undefined) continue
            expect(fitIn(given, id, taker)).toBeNull()
          }
        })
      }),
    )
  })

  it('nobody waits while somebody could have taken them', () => {
    fc.assert(
      fc.property(anyState(), (given) => {
        const agents = replay(given, () => undefined)
        const assignedIds = new Set(assigned(route(given)).map(([id]) => id))
        for (const { id } of given.cases) {
          if (assignedIds.has(id)) continue
          for (const each of agents.values()) expect(fitIn(given, id, each)).toBeNull()
        }
      }),
    )
  })

  it('the order in which cases and agents are handed in changes nothing', () => {
    fc.assert(
      fc.property(anyState(), (given) => {
        const turned = {
          ...given,
          cases: given.cases.toReversed(),
          agents: given.agents.toReversed(),
        }
        expect(route(turned)).toEqual(route(given))
      }),
    )
  })
})

type Assignment = Extract<Decision, { kind: 'assign' }>

function assigned(decisions: readonly Decision[]): (readonly [string, string])[] {
  return decisions.filter(isAssignment).map(({ case_id, agent_id }) => [case_id, agent_id])
}

function isAssignment(decision: Decision): decision is Assignment {
  return decision.kind === 'assign'
}

/** Goes through the decisions, the agents as they stood before each; gives them as they stand at the end. */
function replay(
  given: RoutingState,
  look: (decision: Assignment, agents: ReadonlyMap<string, RoutingAgent>) => void,
): ReadonlyMap<string, RoutingAgent> {
  const agents = new Map(given.agents.map((each) => [each.id, each]))
  for (const decision of route(given).filter(isAssignment)) {
    look(decision, agents)
    const taker = agents.get(decision.agent_id)
    const taken = given.cases.find(({ id }) => id === decision.case_id)
    if (taker === undefined || taken === undefined) throw new Error('of nobody, or of nothing')
    agents.set(taker.id, { ...taker, load: withOneMore(taker.load, taken) })
  }
  return agents
}

function fitIn(
  given: RoutingState,
  caseId: string,
  taker: RoutingAgent,
  notTo?: readonly string[],
) {
  const found = given.cases.find(({ id }) => id === caseId)
  const its = given.queues.find(({ id }) => id === found?.queue_id)
  if (found === undefined || its === undefined) return null
  const asked = { ...found, not_to: notTo ?? found.not_to }
  return fitOf(taker, asked, { queue: its, now: given.now })
}
