import { computed, type ComputedRef } from 'vue'
import { useSession } from '../api/read-options.ts'
import { useReach } from '../api/use-reach.ts'

/** Whether this person may write annotations, and about which teams alone; null: about everything. */
export function useWriting(): {
  readonly canAnnotate: ComputedRef<boolean>
  readonly ownTeams: ComputedRef<readonly string[] | null>
} {
  const reach = useReach('annotations:manage')
  const { data: user } = useSession()
  return {
    canAnnotate: computed(() => reach.value === 'all' || reach.value === 'team'),
    ownTeams: computed(() => (reach.value === 'team' ? (user.value?.team_ids ?? []) : null)),
  }
}
