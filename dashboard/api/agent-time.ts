import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type {
  AgentDay,
  AgentDayRequest,
  AgentHours,
  AgentHoursRequest,
} from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** The hours of one agent by state, day by day. */
export function useAgentHours(request: () => AgentHoursRequest | null) {
  return useQuery({
    queryKey: computed(() => ['agent-hours', request()] as const),
    queryFn: async ({ queryKey: [, body], signal }) =>
      (await fetchJson('/api/v1/agent-hours', { method: 'POST', body, signal })) as AgentHours,
    enabled: computed(() => request() !== null),
    placeholderData: keepPreviousData,
  })
}

/** One day of one agent: states, and the chats in hand meanwhile. */
export function useAgentDay(request: () => AgentDayRequest | null) {
  return useQuery({
    queryKey: computed(() => ['agent-day', request()] as const),
    queryFn: async ({ queryKey: [, body], signal }) =>
      (await fetchJson('/api/v1/agent-day', { method: 'POST', body, signal })) as AgentDay,
    enabled: computed(() => request() !== null),
    placeholderData: keepPreviousData,
  })
}
