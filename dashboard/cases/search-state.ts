import type { CaseProperty, CaseSort } from '../../domain/contract/public.ts'
import type { UrlQuery } from '../filters/view-state.ts'
import { CASE_COLUMNS, type CaseColumn, DEFAULT_COLUMNS } from './case-columns.ts'

/** What the list of cases asks for beyond the view of a page: words, its own filters, order and columns. */
export interface SearchState {
  readonly text: string
  readonly filters: Readonly<Partial<Record<OwnProperty, readonly string[]>>>
  readonly sort: CaseSort
  readonly direction: 'asc' | 'desc'
  readonly withExcluded: boolean
  readonly columns: readonly CaseColumn[]
}

/** Properties that the view of other pages does not have. */
export const OWN_PROPERTIES = [
  'status',
  'agent',
  'tag',
  'sla',
  'rating',
  'reopened',
  'bot',
  'handoff_reason',
] as const satisfies readonly CaseProperty[]
export type OwnProperty = (typeof OWN_PROPERTIES)[number]

const SORTS = ['opened', 'updated', 'wait', 'rating'] as const satisfies readonly CaseSort[]

/** URL → search; what does not parse is as if it were not there. */
export function parseSearch(query: UrlQuery): SearchState {
  const sort = SORTS.find((name) => name === first(query['sort'])) ?? 'opened'
  const columns = first(query['columns'])?.split(',')
  const known = CASE_COLUMNS.filter((column) => columns?.includes(column) === true)
  return {
    text: first(query['q']) ?? '',
    filters: Object.fromEntries(
      OWN_PROPERTIES.map((name) => [name, all(query[name])] as const).filter(
        ([, values]) => values.length > 0,
      ),
    ),
    sort,
    direction: first(query['direction']) === 'asc' ? 'asc' : 'desc',
    withExcluded: first(query['excluded']) === 'yes',
    columns: columns === undefined ? DEFAULT_COLUMNS : known,
  }
}

/** Search → URL; what is default stays out. */
export function searchToQuery(state: SearchState): Record<string, string | string[]> {
  const isPlain = state.columns.join() === DEFAULT_COLUMNS.join()
  return {
    ...(state.text === '' ? {} : { q: state.text }),
    ...Object.fromEntries(
      Object.entries(state.filters)
        .filter(([, values]) => values.length > 0)
        .map(([name, values]) => [name, [...values]]),
    ),
    ...(state.sort === 'opened' ? {} : { sort: state.sort }),
    ...(state.direction === 'desc' ? {} : { direction: state.direction }),
    ...(state.withExcluded ? { excluded: 'yes' } : {}),
    ...(isPlain ? {} : { columns: state.columns.join(',') }),
  }
}

function all(value: UrlQuery[string]): readonly string[] {
  const values = Array.isArray(value) ? value : [value]
  return values.filter((one): one is string => typeof one === 'string' && one !== '')
}

const first = (value: UrlQuery[string]) => all(value)[0] ?? null
