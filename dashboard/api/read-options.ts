import { QueryClient, useQuery } from '@tanstack/vue-query'
import { readAccount } from './account.ts'
import { ApiFailure } from './fetch-json.ts'
import { readMetrics } from './metrics.ts'
import { readSession } from './session.ts'

/** What belongs to the whole application and is read once: one key and one reader each. */
export const sessionRead = {
  queryKey: ['session'],
  queryFn: readSession,
  staleTime: Infinity,
} as const
const accountRead = { queryKey: ['account'], queryFn: readAccount, staleTime: 300_000 } as const
const metricsRead = { queryKey: ['metrics'], queryFn: readMetrics, staleTime: Infinity } as const

export const useSession = () => useQuery({ ...sessionRead, select: (me) => me?.user ?? null })
export const useAccount = () => useQuery(accountRead)
export const useMetrics = () => useQuery(metricsRead)

/** The cache of everything read. A refusal (4xx) is not tried again: it would be refused again. */
export function createReadCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (count, failure) =>
          count < 1 &&
          !(failure instanceof ApiFailure && failure.status >= 400 && failure.status < 500),
        retryDelay: 800,
        refetchOnWindowFocus: true,
        staleTime: 20_000,
      },
    },
  })
}
