import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type {
  Account,
  ScoreAnswer,
  ScoreRequest,
  ScoreWeights,
} from '../../domain/contract/public.ts'
import { askFor, fetchJson } from './fetch-json.ts'

/** How agents do against their peers; as `useRows`, the last answer stays while the next is under way. */
export function useScores(request: () => ScoreRequest | null) {
  return useQuery({
    queryKey: computed(() => ['scores', request()] as const),
    queryFn: ({ queryKey: [, wanted], signal }) =>
      askFor<ScoreAnswer>('/api/v1/scores', wanted, signal),
    enabled: computed(() => request() !== null),
    placeholderData: keepPreviousData,
  })
}

/** What the parts weigh for everybody; null: as the product ships them. @throws ApiFailure */
export async function saveScoreWeights(weights: ScoreWeights | null): Promise<Account> {
  const change = { score_weights: weights }
  return (await fetchJson('/api/v1/account', { method: 'PATCH', body: change })) as Account
}
