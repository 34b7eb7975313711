import { useInfiniteQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { ValueNames } from '../../charts/public.ts'
import type { CaseProperty, CaseSearch } from '../../domain/contract/public.ts'
import { postCaseSearch } from '../api/case-search.ts'
import type { View } from '../filters/use-view.ts'
import { FILTER_DIMENSIONS, type FilterDimension } from '../filters/view-state.ts'
import {
  OWN_PROPERTIES,
  type OwnProperty,
  parseSearch,
  type SearchState,
  searchToQuery,
} from './search-state.ts'

const PAGE = 200
/** One character occurs nearly everywhere: the server refuses to look for it. */
export const LEAST_TEXT = 2

/** What a search and its counts share: the range and which cases. */
export type Looked = Omit<CaseSearch, 'sort' | 'limit' | 'cursor'>

/** The search of the page: its state in the URL, the cases that were read so far, and how to read on. */
export function useCaseSearch(view: View) {
  const route = useRoute()
  const router = useRouter()
  const state = computed(() => parseSearch(route.query))
  const looked = computed((): Looked | null => {
    if (view.frame.value === null) return null
    const { text, filters: own, withExcluded } = state.value
    const filters = Object.fromEntries(
      Object.entries({ ...view.frame.value.filters, ...own }).map(([name, values]) => [
        name,
        [...values],
      ]),
    )
    return {
      ...view.frame.value,
      filters,
      ...(text.length < LEAST_TEXT ? {} : { text }),
      ...(withExcluded ? { with_excluded: true } : {}),
    }
  })
  const request = computed((): CaseSearch | null => {
    const { sort, direction } = state.value
    return looked.value && { ...looked.value, sort: { by: sort, direction }, limit: PAGE }
  })
  const { read, cases, total, names } = useFoundCases(() => request.value)

  function change(part: Partial<SearchState>): void {
    const others = Object.fromEntries(
      Object.entries(route.query).filter(([name]) => !SEARCH_PARAMETERS.has(name)),
    )
    void router.push({ query: { ...others, ...searchToQuery({ ...state.value, ...part }) } })
  }

  const valuesOf = (property: CaseProperty): readonly string[] => {
    if (isOfView(property)) return view.state.value.filters[property] ?? []
    return isOwn(property) ? (state.value.filters[property] ?? []) : []
  }

  function choose(property: CaseProperty, values: readonly string[]): void {
    if (isOfView(property)) {
      view.change({ filters: { ...view.state.value.filters, [property]: values } })
    } else if (isOwn(property)) {
      change({ filters: { ...state.value.filters, [property]: values } })
    }
  }

  /** Without words and filters; the range stays. */
  function clear(): void {
    const kept = ['range', 'from', 'to', 'tz', 'sort', 'direction', 'columns']
    const query = Object.entries(route.query).filter(([name]) => kept.includes(name))
    void router.push({ query: Object.fromEntries(query) })
  }

  return { state, looked, read, cases, total, names, change, valuesOf, choose, clear }
}

/** The pages of a search that were read so far. */
function useFoundCases(request: () => CaseSearch | null) {
  const read = useInfiniteQuery({
    queryKey: computed(() => ['case-search', request()] as const),
    queryFn: ({ queryKey: [, wanted], pageParam, signal }) => {
      if (wanted === null) throw new Error('A search that is not known yet was sent.')
      return postCaseSearch(
        { ...wanted, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      )
    },
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor,
    enabled: computed(() => request() !== null),
    // Many pages may have been read: they are not read again behind one's back.
    refetchOnWindowFocus: false,
    staleTime: Infinity,
    structuralSharing: false,
    placeholderData: (before) => before,
  })
  const pages = computed(() => read.data.value?.pages ?? [])
  const cases = computed(() => pages.value.flatMap((page) => page.cases))
  const total = computed(() => pages.value[0]?.total ?? null)
  const names = computed((): ValueNames => mergeNames(pages.value.map((page) => page.names)))
  return { read, cases, total, names }
}

export type UsedCaseSearch = ReturnType<typeof useCaseSearch>

const SEARCH_PARAMETERS: ReadonlySet<string> = new Set([
  'q',
  'sort',
  'direction',
  'excluded',
  'columns',
  ...OWN_PROPERTIES,
])

const isOfView = (property: CaseProperty): property is FilterDimension & CaseProperty =>
  FILTER_DIMENSIONS.some((dimension) => dimension === property)

const isOwn = (property: CaseProperty): property is OwnProperty =>
  OWN_PROPERTIES.some((one) => one === property)

function mergeNames(all: readonly ValueNames[]): ValueNames {
  const merged: Record<string, Record<string, string>> = {}
  for (const names of all) {
    for (const [dimension, known] of Object.entries(names)) {
      merged[dimension] = { ...merged[dimension], ...known }
    }
  }
  return merged
}
