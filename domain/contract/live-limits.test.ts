import { describe, expect, it } from 'vitest'
import { DEFAULT_LIVE_LIMITS, type LiveFigure, liveVerdict } from './live-limits.ts'

const limits = {
  ...DEFAULT_LIVE_LIMITS,
  waiting_count: { warn: 5, bad: 15 },
  unassigned_count: { warn: null, bad: null },
}

describe('the verdict on a live figure', () => {
  it.each<[LiveFigure, number | null, string | null]>([
    ['waiting_count', 4, 'good'],
    ['waiting_count', 5, 'warn'],
    ['waiting_count', 15, 'bad'],
    ['waiting_count', null, null],
    ['unassigned_count', 1_000, null],
    ['breached_count', 0, 'good'],
    ['breached_count', 1, 'bad'],
    ['at_risk_count', 900, 'warn'],
    ['service_level_ratio', 0.8, 'good'],
    ['service_level_ratio', 0.79, 'warn'],
    ['service_level_ratio', 0.59, 'bad'],
  ])('%s of %s is %s', (figure, value, verdict) => {
    expect(liveVerdict(figure, value, limits)).toBe(verdict)
  })
})
