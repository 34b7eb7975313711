import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Breach } from '../../domain/contract/public.ts'
import { type BoundedBreach, latestOf } from './latest-of.ts'

const breach = fc
  .tuple(fc.nat(5000), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([most, share]) => ({ most, late: Math.floor(most * share) }))

describe('the latest breaches', () => {
  it('are the same as if all had been read', async () => {
    const property = fc.asyncProperty(
      fc.array(breach, { maxLength: 900 }),
      fc.integer({ min: 1, max: 40 }),
      async (drawn, count) => {
        const all = drawn
          .map(
            ({ most, late }, index): BoundedBreach => ({
              most,
              one: { case_id: `s:${String(index)}`, late_secs: late } as Breach,
            }),
          )
          .toSorted((a, b) => b.most - a.most)
        const found = await latestOf(count, ({ limit, offset }) =>
          Promise.resolve(all.slice(offset, offset + limit)),
        )
        const late = found.map(({ late_secs }) => late_secs)
        const expected = all.map(({ one }) => one.late_secs).toSorted((a, b) => b - a)
        expect(late).toEqual(expected.slice(0, count))
      },
    )
    await fc.assert(property, { seed: 3, numRuns: 60 })
  })

  it('need not be read to the end', async () => {
    let read = 0
    const all = Array.from({ length: 10_000 }, (_, index): BoundedBreach => {
      const one = { case_id: `s:${String(index)}`, late_secs: 10_000 - index } as Breach
      return { most: 10_000 - index, one }
    })
    await latestOf(20, ({ limit, offset }) => {
      read += limit
      return Promise.resolve(all.slice(offset, offset + limit))
    })
    expect(read).toBe(200)
  })
})
