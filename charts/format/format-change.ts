import type { MetricUnit } from '../../domain/contract/public.ts'
import { formatCount } from './format-count.ts'
import type { Language } from './language.ts'

/** Which way a metric should move; null: a change is neither good nor bad (volume). */
export type BetterDirection = 'up' | 'down' | null

export type ChangeVerdict = 'good' | 'bad' | 'neutral'

export interface Change {
  /** `+34 %`, `−1.8 pt`, `−22`, `±0`. */
  readonly text: string
  readonly verdict: ChangeVerdict
}

export interface ChangeOptions {
  readonly unit: MetricUnit
  readonly better: BetterDirection
  readonly language: Language
}

/** Below this a percentage of a count says more than the count did. */
const LEAST_COUNT_FOR_PERCENT = 100

/**
 * What moved against the compare period. Ratios in points, scores and small counts in their own unit,
 * everything else relative. Null when either side has no value: no change can be told.
 */
export function describeChange(
  value: number | null,
  previous: number | null,
  options: ChangeOptions,
): Change | null {
  if (value === null || previous === null) return null
  const text = changeText(value, previous, options)
  if (/^[+−]?0([.,]0+)?( |$)/.test(text)) {
    return { text: text.replace(/^[+−]?/, '±'), verdict: 'neutral' }
  }
  return { text, verdict: verdictOf(value - previous, options.better) }
}

function changeText(value: number, previous: number, { unit, language }: ChangeOptions): string {
  const difference = value - previous
  if (unit === 'ratio') return `${signed(difference * 100, 1)} pt`
  if (unit === 'score') return signed(difference, 2)
  if (unit === 'count' && previous < LEAST_COUNT_FOR_PERCENT) {
    return `${signOf(difference)}${formatCount(Math.abs(difference), language)}`
  }
  if (previous === 0) return signed(difference, 0)
  const percent = (difference / previous) * 100
  return `${signed(percent, Math.abs(percent) < 10 ? 1 : 0)} %`
}

function verdictOf(difference: number, better: BetterDirection): ChangeVerdict {
  if (better === null) return 'neutral'
  return difference > 0 === (better === 'up') ? 'good' : 'bad'
}

function signed(value: number, decimals: number): string {
  return `${signOf(value)}${Math.abs(value).toFixed(decimals)}`
}

function signOf(value: number): string {
  return value < 0 ? '−' : '+'
}
