import { describe, expect, it } from 'vitest'
import { dataDelaySecs } from './data-health.ts'

const NOW = Date.parse('2026-10-26T06:00:00Z')
const at = (to: string, data_until: string | null) => dataDelaySecs({ to, data_until }, NOW)

describe('dataDelaySecs', () => {
  it('tells how far behind the present the data are', () => {
    expect(at('2026-10-26T16:00:00Z', '2026-10-26T03:00:00Z')).toBe(3 * 3600)
  })

  it.each([
    ['fresh data', '2026-10-26T16:00:00Z', '2026-10-26T05:59:00Z'],
    ['a range in the past', '2026-10-20T00:00:00Z', '2026-10-26T03:00:00Z'],
    ['data that ended long ago', '2026-10-26T16:00:00Z', '2024-01-01T00:00:00Z'],
    ['no data', '2026-10-26T16:00:00Z', null],
  ])('says nothing of %s', (_name, to, until) => {
    expect(at(to, until)).toBeNull()
  })
})
