import { describe, expect, it } from 'vitest'
import { monthGrid, pickDay } from './month-grid.ts'

describe('monthGrid', () => {
  it('starts on the Monday of the week of the first and ends with the last week', () => {
    const weeks = monthGrid('2026-10-20')
    expect(weeks).toHaveLength(5)
    expect(weeks[0]?.[0]).toEqual({ day: '2026-09-28', isInMonth: false })
    expect(weeks[0]?.[3]).toEqual({ day: '2026-10-01', isInMonth: true })
    expect(weeks.at(-1)?.at(-1)).toEqual({ day: '2026-11-01', isInMonth: false })
  })

  it('has four weeks in a February that fits', () => {
    expect(monthGrid('2027-02-01')).toHaveLength(4)
  })
})

describe('pickDay', () => {
  it('makes a range of two presses in either order, and begins anew with a third', () => {
    const first = pickDay(null, '2026-10-20')
    expect(first).toEqual({ from: '2026-10-20', to: null })
    expect(pickDay(first, '2026-10-12')).toEqual({ from: '2026-10-12', to: '2026-10-20' })
    const both = pickDay(first, '2026-10-20')
    expect(both).toEqual({ from: '2026-10-20', to: '2026-10-20' })
    expect(pickDay(both, '2026-10-01')).toEqual({ from: '2026-10-01', to: null })
  })
})
