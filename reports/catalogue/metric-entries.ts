import { metricName } from '../../charts/public.ts'
import type { MetricEntry } from '../../domain/contract/public.ts'
import { DIMENSIONS } from '../dimension.ts'
import type { Bilingual, Form, Metric } from '../metric.ts'
import { creditsOf, hasDimension } from '../query/check-query.ts'
import { METRICS } from './metrics.ts'

/** The catalogue as `GET /api/v1/metrics` answers it: everything a person needs to trust a number. */
export function metricEntries(): readonly MetricEntry[] {
  return METRICS.flatMap((metric) => metric.forms.map((form) => toEntry(metric, form)))
}

function toEntry(metric: Metric, form: Form): MetricEntry {
  const { milestone, credit } = metric
  const dimensions = DIMENSIONS.filter((dimension) => hasDimension(dimension, milestone, credit))
  return {
    id: form.id,
    base: metric.base,
    unit: form.unit,
    better: metric.better,
    name: { 'zh-CN': metricName(form.id, 'zh-CN'), en: metricName(form.id, 'en') },
    fact: milestone.table.name,
    milestone: { ...milestone.name },
    formula: { ...metric.formula },
    exclusions: { ...metric.exclusions },
    empty: form.measure.kind === 'count' ? 0 : null,
    n: { ...MEANING_OF_N[form.measure.kind] },
    dimensions,
    credit: { default: credit, options: [...creditsOf(metric)] },
    params: [...(metric.params ?? [])],
  }
}

const VALUES: Bilingual = { en: 'values', 'zh-CN': '取值个数' }

const MEANING_OF_N: Readonly<Record<Form['measure']['kind'], Bilingual>> = {
  count: { en: 'the count itself', 'zh-CN': '计数本身' },
  ratio: { en: 'the denominator', 'zh-CN': '分母' },
  mean: VALUES,
  quantile: VALUES,
  max: VALUES,
  'per-case': { en: 'distinct cases', 'zh-CN': '会话数（去重）' },
  sums: { en: 'pieces of intervals, clipped to the bucket', 'zh-CN': '按时段裁剪后的区间段数' },
}
