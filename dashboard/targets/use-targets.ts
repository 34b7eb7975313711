import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { TargetDocument } from '../../domain/contract/public.ts'
import { readTargets } from '../api/targets.ts'
import { useMay } from '../api/use-may.ts'
import { useNow } from '../browser-clock.ts'
import { useView } from '../filters/use-view.ts'
import { targetFor, targetsInForce } from './target-in-force.ts'

export const TARGETS_KEY = ['targets'] as const

/** What metrics should reach in the view of the page: its one team's target, else everyone's. */
export function useTargets(): (metric: string) => TargetDocument | null {
  const { frame } = useView()
  const now = useNow()
  const mayRead = useMay('settings:read')
  const { data } = useQuery({
    queryKey: TARGETS_KEY,
    queryFn: readTargets,
    staleTime: 300_000,
    enabled: mayRead,
  })
  const inForce = computed(() => targetsInForce(data.value ?? [], now.value))
  const teamId = computed(() => {
    const [team, ...others] = frame.value?.filters['team'] ?? []
    return typeof team === 'string' && others.length === 0 ? team : null
  })
  return (metric) => targetFor(inForce.value, metric, teamId.value)
}
