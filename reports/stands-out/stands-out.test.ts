import { describe, expect, it } from 'vitest'
import { seededRandom } from '../testing/seeded-random.ts'
import { findExcess } from './find-excess.ts'

describe('what stands out', () => {
  it('is what is surely more frequent inside, with how much more', () => {
    const [first, ...others] = findExcess('category', [
      { key: 'logistics', inside: 60, whole: 160 },
      { key: 'billing', inside: 30, whole: 330 },
      { key: 'app', inside: 10, whole: 110 },
    ])
    expect(others).toEqual([])
    expect(first).toMatchObject({ key: 'logistics', count: 60, share: 0.6, usual_share: 0.2 })
    expect(first?.excess).toBeCloseTo(40, 10)
  })

  it('is never a handful of cases, nothing named, or the whole range', () => {
    expect(
      findExcess('category', [
        { key: 'app', inside: 9, whole: 9 },
        { key: 'b', inside: 1, whole: 500 },
      ]),
    ).toEqual([])
    expect(
      findExcess('category', [
        { key: null, inside: 90, whole: 90 },
        { key: 'b', inside: 1, whole: 500 },
      ]),
    ).toEqual([])
    expect(findExcess('category', [{ key: 'app', inside: 90, whole: 90 }])).toEqual([])
  })

  it('is found by chance in less than one of a hundred looks', () => {
    const random = seededRandom(5)
    let found = 0
    for (let run = 0; run < 1_000; run++) {
      const counts = Array.from({ length: 8 }, (_, key) => ({
        key: String(key),
        inside: 0,
        whole: 0,
      }))
      for (let one = 0; one < 2_000; one++) {
        const count = counts[Math.floor(random.next() * 8)]
        if (count === undefined) continue
        count.whole++
        if (one < 150) count.inside++
      }
      if (findExcess('category', counts).length > 0) found++
    }
    expect(found).toBeLessThan(10)
  })
})
