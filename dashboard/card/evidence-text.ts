import { formatCount, formatValue, type Language } from '../../charts/public.ts'
import type { MetricUnit } from '../../domain/contract/public.ts'
import type { Cell } from '../api/cell.ts'

/** What a figure rests on, beside it: `n 120 · 1:20 – 1:58`. */
export function evidenceText({ n, lo, hi }: Cell, unit: MetricUnit, language: Language): string {
  const count = `n ${formatCount(n, language)}`
  if (lo === null || hi === null) return count
  return `${count} · ${formatValue(lo, unit, language)} – ${formatValue(hi, unit, language)}`
}
