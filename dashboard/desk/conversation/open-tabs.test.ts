import { describe, expect, it } from 'vitest'
import { closeTab, neighbourOf, openTab } from './open-tabs.ts'

describe('open conversations', () => {
  it('keep their places when one of them is opened again', () => {
    expect(openTab(['a', 'b'], 'a')).toEqual(['a', 'b'])
    expect(openTab(['a', 'b'], 'c')).toEqual(['a', 'b', 'c'])
  })

  it('are twelve at most: the oldest makes room', () => {
    const many = Array.from({ length: 12 }, (_, index) => String(index))
    expect(openTab(many, 'new').at(0)).toBe('1')
    expect(openTab(many, 'new')).toHaveLength(12)
  })

  it.each([
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'b'],
  ])('closing %s goes on with %s', (closed, next) => {
    expect(closeTab(['a', 'b', 'c'], closed).next).toBe(next)
  })

  it('closing the last leaves none', () => {
    expect(closeTab(['a'], 'a')).toEqual({ tabs: [], next: null })
  })

  it('have neighbours around the end', () => {
    expect(neighbourOf(['a', 'b'], 'b', 1)).toBe('a')
    expect(neighbourOf(['a', 'b'], 'a', -1)).toBe('b')
    expect(neighbourOf(['a', 'b'], null, 1)).toBe('a')
    expect(neighbourOf([], 'x', 1)).toBeNull()
  })
})
