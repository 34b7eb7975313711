import { describe, expect, it } from 'vitest'
import { createRecentLines } from './recent-lines.ts'

describe('the lines taken last', () => {
  it('are remembered, and those long before them are not', () => {
    const lines = createRecentLines(100)
    for (let n = 0; n < 1_000; n += 1) {
      lines.set(`id ${String(n)}`, `line ${String(n)}`)
      const first = Math.max(0, n - 99)
      expect(lines.get(`id ${String(first)}`)).toBe(`line ${String(first)}`)
      expect(lines.get(`id ${String(n - 200)}`)).toBeUndefined()
    }
  })

  it('are gone when deleted, in either generation', () => {
    const lines = createRecentLines(2)
    for (const id of ['a', 'b', 'c']) lines.set(id, id)
    for (const id of ['a', 'c']) lines.delete(id)
    expect(['a', 'b', 'c'].map((id) => lines.get(id))).toEqual([undefined, 'b', undefined])
  })
})
