import type {
  LiveCasesAnswer,
  LiveLimits,
  LiveSelection,
  ExpectedArrivals,
} from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** Whose present is looked at: some teams, some queues; none named, of all. A queue of null stands for being in none. */
export interface LiveSight {
  readonly teams: readonly string[]
  readonly queues: readonly (string | null)[]
}

/** Which cases of the live board are wanted. */
export interface LiveCasesWanted extends LiveSight {
  readonly what: LiveSelection
  readonly agent?: string
}

/** The address of the events that say what is so now. */
export function liveStreamPath(sight: LiveSight): string {
  return withQuery('/api/v1/live/stream', queryOf(sight))
}

/** @throws ApiFailure */
export async function readLiveCases(
  { what, agent, ...sight }: LiveCasesWanted,
  signal: AbortSignal,
): Promise<LiveCasesAnswer> {
  const query: [string, string][] = [['what', what], ...queryOf(sight)]
  if (agent !== undefined) query.push(['agent', agent])
  return (await fetchJson(withQuery('/api/v1/live/cases', query), { signal })) as LiveCasesAnswer
}

/** @throws ApiFailure */
export async function readExpectedArrivals(
  sight: LiveSight,
  signal: AbortSignal,
): Promise<ExpectedArrivals> {
  return (await fetchJson(withQuery('/api/v1/live/expected', queryOf(sight)), {
    signal,
  })) as ExpectedArrivals
}

/** @throws ApiFailure */
export async function readLiveLimits(): Promise<LiveLimits> {
  return (await fetchJson('/api/v1/live/limits')) as LiveLimits
}

/** @throws ApiFailure */
export async function saveLiveLimits(limits: LiveLimits): Promise<void> {
  await fetchJson('/api/v1/live/limits', { method: 'PUT', body: limits })
}

const queryOf = ({ teams, queues }: LiveSight): [string, string][] => [
  ...teams.map((team): [string, string] => ['team', team]),
  ...queues.map((queue): [string, string] => ['queue', queue ?? '']),
]

function withQuery(path: string, query: [string, string][]): string {
  return query.length === 0 ? path : `${path}?${new URLSearchParams(query).toString()}`
}
