import { describe, expect, it } from 'vitest'
import { stillTyping, type TypingFrame, withTyping } from './typists.ts'

const frame = (change: Partial<TypingFrame> = {}): TypingFrame => ({
  type: 'typing',
  case_id: 'desk:c1',
  who: 'agent',
  agent_id: 'desk:b',
  name: 'Bo',
  is_typing: true,
  ...change,
})

describe('who is writing', () => {
  it('is each person once, until they stop', () => {
    const once = withTyping([], frame(), 0)
    const twice = withTyping(once, frame(), 3_000)
    const both = withTyping(twice, frame({ who: 'customer', agent_id: null, name: 'Lin' }), 3_000)
    expect(both.map(({ name }) => name)).toEqual(['Bo', 'Lin'])
    const left = withTyping(both, frame({ is_typing: false }), 4_000)
    expect(left.map(({ name }) => name)).toEqual(['Lin'])
  })

  it('is forgotten after six silent seconds', () => {
    const typists = withTyping([], frame(), 0)
    expect(stillTyping(typists, 5_999)).toBe(typists)
    expect(stillTyping(typists, 6_000)).toEqual([])
  })
})
