import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { ScorePeers, ScoreRequest } from '../../domain/contract/public.ts'
import { useScores } from '../api/scores.ts'
import { useView } from '../filters/use-view.ts'

/** Whom agents are compared with, as it stands in the URL. */
export function usePeers(): WritableComputedRef<ScorePeers> {
  const route = useRoute()
  const router = useRouter()
  return computed({
    get: () => (route.query['peers'] === 'all' ? 'all' : 'team'),
    set: (peers) => {
      const { peers: _before, ...query } = route.query
      void router.push({ query: { ...query, ...(peers === 'all' ? { peers } : {}) } })
    },
  })
}

/** The scores of the page's view. A filter on agents stays out: it would take the peers away. */
export function useScoresOfView(more: () => Pick<ScoreRequest, 'peers' | 'weights'> | null) {
  const { frame } = useView()
  return useScores(() => {
    const extra = more()
    if (frame.value === null || extra === null) return null
    const { agent: _own, ...filters } = frame.value.filters
    return { ...frame.value, filters, ...extra }
  })
}
