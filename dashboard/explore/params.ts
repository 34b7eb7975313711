import type { MetricEntry, QueryParams } from '../../domain/contract/public.ts'

export const PARAMS = ['T', 'S', 'stay'] as const
export type Param = (typeof PARAMS)[number]

/** The parameters that some of these metrics have: only they may be asked with. */
export function paramsOfMetrics(
  metrics: readonly string[],
  catalogue: readonly Pick<MetricEntry, 'id' | 'params'>[],
): readonly Param[] {
  const known = catalogue.filter(({ id }) => metrics.includes(id)).flatMap(({ params }) => params)
  return PARAMS.filter((param) => known.includes(param))
}

/** Of what was chosen, what is of use. */
export function onlyParams(params: QueryParams, used: readonly Param[]): QueryParams {
  return Object.fromEntries(
    PARAMS.filter((param) => used.includes(param) && params[param] !== undefined).map((param) => [
      param,
      params[param],
    ]),
  )
}
