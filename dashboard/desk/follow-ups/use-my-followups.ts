import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { readMyFollowups } from '../../api/desk-followups.ts'
import { useDesk } from '../live/use-desk.ts'

const READ_AGAIN_MS = 60_000

/** The follow-ups of whoever is signed in, and how many of them are due by now. */
export function useMyFollowups() {
  const { now } = useDesk()
  const { data } = useQuery({
    queryKey: ['desk', 'followups'],
    queryFn: ({ signal }) => readMyFollowups(signal),
    refetchInterval: READ_AGAIN_MS,
  })
  const tasks = computed(() => data.value?.tasks ?? [])
  return {
    tasks,
    dueCount: computed(
      () => tasks.value.filter(({ due_at }) => Date.parse(due_at) <= now.value).length,
    ),
  }
}
