import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { createSharedComposable } from '@vueuse/core'
import { computed, onScopeDispose } from 'vue'
import type { AgentPresence } from '../../../domain/contract/public.ts'
import { readColleagues, readDeskTeams, readQueues } from '../../api/desk-people.ts'
import { useDesk } from '../live/use-desk.ts'

const COLLEAGUES = ['desk', 'agents'] as const
const NAMES_STAY_MS = 60_000

/** Colleagues with their states, teams and queues: who they are and what they are called. */
export const useNames = createSharedComposable(() => {
  const desk = useDesk()
  const reads = useQueryClient()
  const agents = useQuery({
    queryKey: COLLEAGUES,
    queryFn: readColleagues,
    staleTime: NAMES_STAY_MS,
  })
  const teams = useQuery({
    queryKey: ['desk', 'teams'],
    queryFn: readDeskTeams,
    staleTime: NAMES_STAY_MS,
  })
  const queues = useQuery({
    queryKey: ['desk', 'queues'],
    queryFn: readQueues,
    staleTime: NAMES_STAY_MS,
  })

  onScopeDispose(
    desk.listen((frame) => {
      // What one's own state became by connecting is not told to oneself.
      if (frame.type === 'ready') void agents.refetch()
      if (frame.type !== 'presence') return
      const { agent_id, state, since } = frame
      reads.setQueryData<readonly AgentPresence[]>(COLLEAGUES, (known) =>
        known?.map((agent) => (agent.agent_id === agent_id ? { ...agent, state, since } : agent)),
      )
    }),
  )

  const named = computed(
    () =>
      new Map<string, string>([
        ...(queues.data.value ?? []).map(({ queue }) => [queue.id, queue.name] as const),
        ...(teams.data.value ?? []).map(({ id, name }) => [id, name] as const),
        ...(agents.data.value ?? []).map(({ agent_id, name }) => [agent_id, name] as const),
      ]),
  )
  return {
    agents: computed(() => agents.data.value ?? []),
    teams: computed(() => teams.data.value ?? []),
    queues: computed(() => (queues.data.value ?? []).map(({ queue }) => queue)),
    me: computed(
      () => agents.data.value?.find(({ agent_id }) => agent_id === desk.agentId.value) ?? null,
    ),
    /** A name, else the bare id without its source. */
    nameOf: (id: string): string => named.value.get(id) ?? id.slice(id.indexOf(':') + 1),
    readAgain: () => agents.refetch(),
    /** For a list to choose from: who joined or left since shows while it is open. */
    refresh: (): void => {
      void Promise.all([agents.refetch(), teams.refetch(), queues.refetch()])
    },
  }
})
