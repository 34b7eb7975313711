import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type {
  AgentDay,
  AgentDayRequest,
  AgentHours,
  AgentHoursRequest,
} from '../../domain/contract/public.ts'
import { askFor } from './fetch-json.ts'

/** The hours of one agent by state, day by day. */
export function useAgentHours(request: () => AgentHoursRequest | null) {
  return useQuery({
    queryKey: computed(() => ['agent-hours', request()] as const),
    queryFn: ({ queryKey: [, body], signal }) =>
      askFor<AgentHours>('/api/v1/agent-hours', body, signal),
    enabled: computed(() => request() !== null),
    placeholderData: keepPreviousData,
  })
}

/** One day of one agent: states, and the chats in hand meanwhile. */
export function useAgentDay(request: () => AgentDayRequest | null) {
  return useQuery({
    queryKey: computed(() => ['agent-day', request()] as const),
    queryFn: ({ queryKey: [, body], signal }) =>
      askFor<AgentDay>('/api/v1/agent-day', body, signal),
    enabled: computed(() => request() !== null),
    placeholderData: keepPreviousData,
  })
}
