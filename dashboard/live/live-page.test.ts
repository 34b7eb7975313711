import { describe, expect, it } from 'vitest'
import { DEFAULT_LIVE_LIMITS, type LiveAnswer } from '../../domain/contract/public.ts'
import { agentGroups } from './agent-groups.ts'
import { figureValue, verdictOf } from './live-figures.ts'
import { soonestPromise } from './soonest-promise.ts'

const AT = '2026-03-02T09:00:00.000Z'
const agent = (name: string, state: string, minute: number, chats = 0) => ({
  agent: name,
  state,
  since: `2026-03-02T08:${String(minute).padStart(2, '0')}:00.000Z`,
  chats_in_hand_count: chats,
  cases_in_hand_count: chats,
})

describe('agents by state', () => {
  it('tells who serves from who is free, the longest first, and leaves out empty states', () => {
    const groups = agentGroups([
      agent('ann', 'online', 40, 2),
      agent('bo', 'online', 30),
      agent('chen', 'online', 20, 1),
      agent('dee', 'offline', 10),
      agent('eve', 'something new', 10),
    ])
    expect(groups.map(({ group, agents }) => [group, agents.map((one) => one.agent)])).toEqual([
      ['serving', ['chen', 'ann']],
      ['free', ['bo']],
      ['unknown', ['eve']],
      ['offline', ['dee']],
    ])
  })
})

describe('figures between two answers', () => {
  const answer = {
    as_of: AT,
    longest_wait_secs: 59.6,
    service_level_ratio: 0.1,
    service_level_n: 9,
    limits: DEFAULT_LIVE_LIMITS,
  } as LiveAnswer
  const after = (secs: number) => Date.parse(AT) + secs * 1_000

  it('count the longest wait on, into its limits', () => {
    expect(figureValue('longest_wait_secs', answer, after(0))).toBe(59)
    expect(verdictOf('longest_wait_secs', answer, after(0))).toBe('good')
    expect(figureValue('longest_wait_secs', answer, after(1))).toBe(60)
    expect(verdictOf('longest_wait_secs', answer, after(1))).toBe('warn')
  })

  it('say nothing of a ratio of too few', () => {
    expect(verdictOf('service_level_ratio', answer, after(0))).toBeNull()
    const enough = { ...answer, service_level_n: 10 }
    expect(verdictOf('service_level_ratio', enough, after(0))).toBe('bad')
  })
})

describe('the promise that breaks next', () => {
  it('is the soonest whose clock runs', () => {
    const promise = (target: string, due_at: string | null) => ({ target, due_at, policy: null })
    const one = {
      promises: [
        promise('resolution', '2026-03-02T10:00:00.000Z'),
        promise('first_reply', null),
        promise('next_reply', '2026-03-02T09:30:00.000Z'),
      ],
    } as unknown as LiveAnswer['next_to_breach'][number]
    expect(soonestPromise(one)?.target).toBe('next_reply')
    expect(soonestPromise({ ...one, promises: [] })).toBeNull()
  })
})
