/**
 * What the directory says, from all its events: teams and their calendars, versions of calendars and policies.
 *
 * A version is known by (calendar_id, version) or (policy_id, version). Several events of one version are a
 * correction: the last in fold order says what it holds, and without an effective_from of its own it keeps the
 * effective_from it had. Which corrections count is the caller's choice (`standing`): a refresh leaves out those
 * that came after the last rebuild, so that a correction restates history at once, with a `--diff`, or not at all.
 */
import {
  type CalendarVersion,
  type CanonicalEvent,
  compareEvents,
  type EventData,
  readInstant,
} from '../../domain/public.ts'

/** A directory event and the load that brought it. */
export type LoadedEvent = CanonicalEvent & { readonly load_no: number }

export interface Dated<T> {
  /** Epoch ms. */
  readonly effectiveAt: number
  readonly entry: T
}

export type PolicyData = EventData<'policy.updated'>

/** Plain data: it goes to a worker thread as it is. */
export interface DirectoryHistory {
  /** By calendar_id, each in order of effectiveAt. */
  readonly calendars: Readonly<Record<string, readonly Dated<CalendarVersion>[]>>
  /** By policy_id, each in order of effectiveAt. */
  readonly policies: Readonly<Record<string, readonly Dated<PolicyData>[]>>
  /** By team: its calendar_id from an instant on; null: none of its own. */
  readonly teamCalendars: Readonly<Record<string, readonly Dated<string | null>[]>>
  /** By agent: the teams from an instant on. */
  readonly agentTeams: Readonly<Record<string, readonly Dated<readonly string[]>[]>>
}

/** @param standing the load up to which corrections count; Infinity: all of them */
export function directoryHistory(
  events: readonly LoadedEvent[],
  standing: number,
): DirectoryHistory {
  const ordered = events.toSorted(compareEvents)
  return {
    calendars: versions<CalendarVersion>(ordered, 'calendar.updated', 'calendar_id', standing),
    policies: versions<PolicyData>(ordered, 'policy.updated', 'policy_id', standing),
    teamCalendars: timeline(ordered, 'team.updated', 'team_id', (data) => {
      const calendar = data['calendar_id']
      return calendar === undefined ? undefined : textOf(calendar)
    }),
    agentTeams: timeline(ordered, 'agent.updated', 'agent_id', (data) => {
      const teams = data['team_ids']
      return Array.isArray(teams) ? teams.map(String) : undefined
    }),
  }
}

/** From when on an entry holds: its effective_from, else the instant of its event. */
export function effectiveAt(event: CanonicalEvent): number {
  return explicitStart(event) ?? event.occurred_at
}

/** The entry in force at an instant, or undefined before the first. */
export function inForce<T>(entries: readonly Dated<T>[] | undefined, at: number): T | undefined {
  if (entries === undefined) return undefined
  let found: T | undefined
  for (const { effectiveAt: from, entry } of entries) {
    if (from > at) break
    found = entry
  }
  return found
}

function explicitStart(event: CanonicalEvent): number | null {
  const written = event.data['effective_from']
  if (typeof written !== 'string') return null
  const ms = readInstant(written)
  return typeof ms === 'number' ? ms : null
}

interface Version {
  readonly first: LoadedEvent
  readonly last: LoadedEvent
}

function versions<T>(
  ordered: readonly LoadedEvent[],
  type: string,
  idField: string,
  standing: number,
): Record<string, Dated<T>[]> {
  const found = new Map<string, Version>()
  for (const event of ordered) {
    if (event.type !== type) continue
    const key = JSON.stringify([event.data[idField], event.data['version']])
    const before = found.get(key)
    const isLate = event.load_no > standing
    if (before === undefined) found.set(key, { first: event, last: event })
    else if (!isLate || before.last.load_no > standing)
      found.set(key, { first: before.first, last: event })
  }
  const byId: Record<string, Dated<T>[]> = {}
  for (const { first, last } of found.values()) {
    const from = explicitStart(last) ?? explicitStart(first) ?? first.occurred_at
    ;(byId[String(last.data[idField])] ??= []).push({ effectiveAt: from, entry: last.data as T })
  }
  for (const list of Object.values(byId)) list.sort((a, b) => a.effectiveAt - b.effectiveAt)
  return byId
}

function timeline<T>(
  ordered: readonly LoadedEvent[],
  type: string,
  idColumn: 'team_id' | 'agent_id',
  read: (data: CanonicalEvent['data']) => T | undefined,
): Record<string, Dated<T>[]> {
  const byId: Record<string, Dated<T>[]> = {}
  for (const event of ordered) {
    const id = event[idColumn]
    if (event.type !== type || id === null) continue
    const entry = read(event.data)
    if (entry !== undefined) (byId[id] ??= []).push({ effectiveAt: effectiveAt(event), entry })
  }
  for (const list of Object.values(byId)) list.sort((a, b) => a.effectiveAt - b.effectiveAt)
  return byId
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
