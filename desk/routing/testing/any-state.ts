import fc from 'fast-check'
import type { RoutingState } from '../routing-state.ts'
import { agent, NOON, queue, state, waiting } from './routing-fixture.ts'

/** Any waiting room there may be: queues, agents and cases of every kind. */
export function anyState(): fc.Arbitrary<RoutingState> {
  const skills = fc.subarray(['refund', 'tech'])
  const secs = fc.constantFrom(null, 30, 90)
  const anyQueue = fc
    .record({
      skills,
      needs_language: fc.boolean(),
      relax_skills_after_secs: secs,
      relax_language_after_secs: secs,
      team_id: fc.constantFrom(null, 't', 'u'),
      strategy: fc.constantFrom('least_loaded' as const, 'round_robin' as const),
      priority: fc.constantFrom(0, 1),
    })
    .map((input) => input)
  const anyAgent = fc.record({
    is_available: fc.boolean(),
    team_ids: fc.subarray(['t', 'u']),
    skills,
    languages: fc.subarray(['zh', 'en']),
    chat: fc.integer({ min: 0, max: 3 }),
    in_hand: fc.integer({ min: 0, max: 4 }),
    last_assigned_at: fc.option(fc.integer({ min: 1, max: 9 })),
  })
  const anyCase = fc.record({
    kind: fc.constantFrom('chat' as const, 'ticket' as const),
    queue_id: fc.constantFrom('q0', 'q1', 'q2'),
    tier_rank: fc.integer({ min: 0, max: 3 }),
    priority_rank: fc.integer({ min: 0, max: 3 }),
    language: fc.constantFrom(null, 'zh-CN', 'en'),
    waited: fc.integer({ min: 0, max: 120 }),
    last_agent_id: fc.constantFrom(null, 'a0', 'a1'),
    not_to: fc.subarray(['a0', 'a2']),
  })
  return fc
    .record({
      queues: fc.array(anyQueue, { minLength: 3, maxLength: 3 }),
      agents: fc.array(anyAgent, { maxLength: 6 }),
      cases: fc.array(anyCase, { maxLength: 12 }),
    })
    .map(({ queues, agents, cases }) =>
      state({
        queues: queues.map((input, at) => queue(`q${at}`, input)),
        agents: agents.map(({ chat, in_hand, ...input }, at) =>
          agent(`a${at}`, {
            ...input,
            capacity: { chat, ticket: 2, channels: {} },
            load: { chat: in_hand, ticket: 0, channels: {} },
          }),
        ),
        cases: cases.map(({ waited, ...input }, at) =>
          waiting(`c${at}`, {
            ...input,
            queued_at: NOON - waited * 1_000,
            waiting_since: NOON - waited * 1_000,
          }),
        ),
      }),
    )
}
