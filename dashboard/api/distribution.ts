import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { DistributionAnswer, DistributionRequest } from '../../domain/contract/public.ts'
import { askFor } from './fetch-json.ts'

const REFRESH_MS = 60_000

function postDistribution(
  request: DistributionRequest,
  signal: AbortSignal,
): Promise<DistributionAnswer> {
  return askFor('/api/v1/distribution', request, signal)
}

/** How a time spreads. While the next answer is under way the last one stays. */
export function useDistribution(request: () => DistributionRequest | null) {
  return useQuery({
    queryKey: computed(() => ['distribution', request()] as const),
    queryFn: ({ queryKey: [, wanted], signal }) => {
      if (wanted === null) throw new Error('A request that is not known yet was sent.')
      return postDistribution(wanted, signal)
    },
    enabled: computed(() => request() !== null),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  })
}
