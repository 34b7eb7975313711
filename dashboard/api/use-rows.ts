import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { QueryRequest } from '../../domain/contract/public.ts'
import { postQuery } from './query.ts'

/** A page left open reads again this often. */
const REFRESH_MS = 60_000

/**
 * The answer to a request that may change (a getter, null while something it needs is unknown). While the next
 * answer is under way the last one stays, so that a change of range does not blank the page.
 */
export function useRows(request: () => QueryRequest | null) {
  return useQuery({
    queryKey: computed(() => ['query', request()] as const),
    queryFn: ({ queryKey: [, wanted], signal }) => {
      if (wanted === null) throw new Error('A request that is not known yet was sent.')
      return postQuery(wanted, signal)
    },
    enabled: computed(() => request() !== null),
    placeholderData: keepPreviousData,
    // Rows are data, replaced as a whole: watching each cell of 100,000 rows would take seconds.
    shallow: true,
    refetchInterval: REFRESH_MS,
  })
}
