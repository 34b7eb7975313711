import { describe, expect, it } from 'vitest'
import type { SourceHealth, Warehouse } from '../../warehouse/public.ts'
import { createDataUntil } from './data-until.ts'

const NOW = 1_000_000

const source = (over: Partial<SourceHealth>): SourceHealth => ({
  source: 'desk',
  events: 3,
  case_events: 2,
  last_occurred_at: NOW - 10,
  last_received_at: NOW,
  ...over,
})

function dataUntil(sources: readonly SourceHealth[]): Promise<number | null> {
  const health = () => Promise.resolve({ sources })
  return createDataUntil({ health } as unknown as Warehouse, { now: () => NOW })()
}

describe('how far data have arrived', () => {
  it.each([
    ['nothing came', [], null],
    ['only that somebody signed in', [source({ case_events: 0 })], null],
    ['a case came', [source({})], NOW - 10],
    [
      'two sources',
      [source({}), source({ source: 'crm', case_events: 0, last_occurred_at: NOW - 5 })],
      NOW - 5,
    ],
    ['something dated ahead', [source({ last_occurred_at: NOW + 60_000 })], NOW],
  ])('when %s', async (_, sources, until) => {
    expect(await dataUntil(sources)).toBe(until)
  })
})
