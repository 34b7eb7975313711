import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rowWindow } from './row-window.ts'

const view = fc.record({
  top: fc.nat(4_000_000),
  height: fc.nat(2_000),
  count: fc.nat(100_000),
  rowHeight: fc.constant(34),
})

it('draws every row in sight, few others, and keeps the height of all', () => {
  fc.assert(
    fc.property(view, ({ top, height, count, rowHeight }) => {
      const seen = rowWindow({ top, height, count, rowHeight })
      const drawn = seen.end - seen.start
      expect(seen.above + drawn * rowHeight + seen.below).toBe(count * rowHeight)
      expect(drawn).toBeLessThanOrEqual(height / rowHeight + 26)
      const inSight = Math.min(count - 1, Math.floor(top / rowHeight))
      if (count > 0 && top < count * rowHeight) {
        expect(seen.start).toBeLessThanOrEqual(inSight)
        expect(seen.end).toBeGreaterThan(inSight)
      }
    }),
  )
})
