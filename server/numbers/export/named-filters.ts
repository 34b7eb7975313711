import { dimensionName, type Language, valueName } from '../../../charts/public.ts'
import type { DimensionNames, QueryRequest, Viewer } from '../../../domain/contract/public.ts'
import type { Rooms } from '../../rooms.ts'
import { ask } from '../ask.ts'
import type { Fact } from './export-column.ts'

/** Dimensions whose values are ids that only the directory names. */
const NAMED = ['agent', 'team', 'queue', 'sla_policy'] as const

/** What a request that was answered covers. */
export type Covered = Pick<QueryRequest, 'from' | 'to' | 'tz' | 'filters' | 'as_of'>

/** Its filters in names: `Team` → `Tmall, JD`. */
export async function namedFilters(
  rooms: Rooms,
  viewer: Viewer,
  request: Covered,
  language: Language,
): Promise<readonly Fact[]> {
  const filters = request.filters ?? {}
  const names = await namesOf(rooms, viewer, request)
  const between = language === 'en' ? ', ' : '、'
  return Object.entries(filters).map(([dimension, keys]) => ({
    name: dimensionName(dimension, language),
    text: keys.map((key) => valueName(dimension, key, { language, names })).join(between),
  }))
}

/** The names of what is filtered by: the rows of a count by it bring them along. */
async function namesOf(
  rooms: Rooms,
  viewer: Viewer,
  { from, to, tz, filters, as_of }: Covered,
): Promise<DimensionNames> {
  const dimensions = NAMED.filter((dimension) => filters?.[dimension] !== undefined)
  if (dimensions.length === 0) return {}
  const { names } = await ask(rooms, viewer, {
    metrics: ['cases_opened_count'],
    dimensions,
    from,
    to,
    filters,
    intervals: false,
    ...(tz === undefined ? {} : { tz }),
    ...(as_of === undefined ? {} : { as_of }),
  })
  return names
}
