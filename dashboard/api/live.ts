import type {
  LiveCasesAnswer,
  LiveLimits,
  LiveSelection,
  UsualArrivals,
} from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** Which cases of the live board are wanted; a queue of null stands for none. */
export interface LiveCasesWanted {
  readonly what: LiveSelection
  readonly teams: readonly string[]
  readonly queue?: string | null
  readonly agent?: string
}

/** The address of the events that say what is so now. */
export function liveStreamPath(teams: readonly string[]): string {
  return withQuery('/api/v1/live/stream', teamsOf(teams))
}

/** @throws ApiFailure */
export async function readLiveCases(
  { what, teams, queue, agent }: LiveCasesWanted,
  signal: AbortSignal,
): Promise<LiveCasesAnswer> {
  const query: [string, string][] = [['what', what], ...teamsOf(teams)]
  if (queue !== undefined) query.push(['queue', queue ?? ''])
  if (agent !== undefined) query.push(['agent', agent])
  return (await fetchJson(withQuery('/api/v1/live/cases', query), { signal })) as LiveCasesAnswer
}

/** @throws ApiFailure */
export async function readUsualArrivals(
  teams: readonly string[],
  signal: AbortSignal,
): Promise<UsualArrivals> {
  return (await fetchJson(withQuery('/api/v1/live/usual', teamsOf(teams)), {
    signal,
  })) as UsualArrivals
}

/** @throws ApiFailure */
export async function readLiveLimits(): Promise<LiveLimits> {
  return (await fetchJson('/api/v1/live/limits')) as LiveLimits
}

/** @throws ApiFailure */
export async function saveLiveLimits(limits: LiveLimits): Promise<void> {
  await fetchJson('/api/v1/live/limits', { method: 'PUT', body: limits })
}

const teamsOf = (teams: readonly string[]): [string, string][] =>
  teams.map((team) => ['team', team])

function withQuery(path: string, query: [string, string][]): string {
  return query.length === 0 ? path : `${path}?${new URLSearchParams(query).toString()}`
}
