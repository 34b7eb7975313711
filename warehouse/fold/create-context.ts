import {
  type BusinessCalendar,
  calendarProblems,
  type CalendarVersion,
  compileCalendar,
} from '../../domain/public.ts'
import type { Ref } from './case-event.ts'
import { type Dated, type DirectoryHistory, inForce, type PolicyData } from './directory-history.ts'
import type { FoldContext, Policy, Spans } from './fold-context.ts'
import type { Refs } from './refs.ts'

/** What a {@link FoldContext} is made from: plain data, so that it goes to a worker thread as it is. */
export interface ContextData {
  readonly directory: DirectoryHistory
  /** Sources that have sent `sla.applied`. */
  readonly promising: readonly string[]
  /** By agent, for every agent with a known state. */
  readonly working: Readonly<Record<string, Spans>>
}

/** The context of a fold over the dictionary `refs`. Look-ups are cached: they are asked per event. */
export function createContext(data: ContextData, refs: Refs): FoldContext {
  const { directory } = data
  const promising = new Set(data.promising.map((source) => refs.refOf(source)))
  const spans = new Map(
    Object.entries(data.working).map(([agent, working]) => [refs.refOf(agent), working]),
  )
  const policies = Object.values(directory.policies)
    .flat()
    .map((dated) => toPolicy(dated, refs))
  const changes = [...new Set(policies.map((policy) => policy.effectiveAt))].sort((a, b) => a - b)
  const inForceFrom = changes.map((at) => policiesInForce(policies, at))
  return {
    refOf: (text) => refs.refOf(text),
    calendarAt: calendarLookup(directory, refs),
    policyOf(policyId, version, at) {
      const versions = policies.filter((policy) => policy.policyId === policyId)
      return version === null
        ? versions.findLast((policy) => policy.effectiveAt <= at)
        : versions.find((policy) => policy.version === version)
    },
    policiesAt: (at) => inForceFrom[changes.findLastIndex((change) => change <= at)] ?? [],
    saysItsPromises: (source) => promising.has(source),
    workingSpans: (agent) => spans.get(agent) ?? null,
  }
}

/** The team's calendar, else the account's; compiled once per version. */
function calendarLookup(
  { calendars, teamCalendars }: DirectoryHistory,
  refs: Refs,
): (team: Ref, at: number) => BusinessCalendar | null {
  const all = Object.keys(calendars)
    .sort()
    .map((id) => calendars[id] ?? [])
  if (all.length === 0) return () => null
  const compiled = new Map<CalendarVersion, BusinessCalendar | null>()
  const compile = (version: CalendarVersion) => {
    const known = compiled.get(version)
    if (known !== undefined) return known
    // A calendar that nobody can keep is none: its event was accepted, so the fold must go on.
    const calendar = calendarProblems(version).length === 0 ? compileCalendar(version) : null
    compiled.set(version, calendar)
    return calendar
  }
  const byTeam = new Map<Ref, readonly Dated<string | null>[]>(
    Object.entries(teamCalendars).map(([team, dated]) => [refs.refOf(team), dated]),
  )
  return (team, at) => {
    const ofTeam = inForce(byTeam.get(team), at)
    const version =
      (ofTeam === null || ofTeam === undefined ? undefined : inForce(calendars[ofTeam], at)) ??
      defaultAt(all, at)
    return version === undefined ? null : compile(version)
  }
}

/** The account's calendar: of those marked as default at that instant the one marked last. */
function defaultAt(
  calendars: readonly (readonly Dated<CalendarVersion>[])[],
  at: number,
): CalendarVersion | undefined {
  let found: Dated<CalendarVersion> | undefined
  for (const versions of calendars) {
    const dated = versions.findLast(({ effectiveAt }) => effectiveAt <= at)
    if (dated?.entry.is_default !== true) continue
    if (found === undefined || dated.effectiveAt >= found.effectiveAt) found = dated
  }
  return found?.entry
}

function policiesInForce(policies: readonly Policy[], at: number): readonly Policy[] {
  const byId = new Map<string, Policy>()
  for (const policy of policies) if (policy.effectiveAt <= at) byId.set(policy.policyId, policy)
  return [...byId.values()]
}

function toPolicy({ effectiveAt, entry }: Dated<PolicyData>, refs: Refs): Policy {
  const { conditions } = entry
  return {
    policy: refs.refOf(entry.policy_id),
    policyId: entry.policy_id,
    version: entry.version,
    effectiveAt,
    conditions: {
      priority: refs.refOf(conditions?.priority),
      tier: refs.refOf(conditions?.customer_tier),
      channel: refs.refOf(conditions?.channel),
      team: refs.refOf(conditions?.team_id),
      kind: conditions?.case_kind ?? null,
    },
    targets: entry.targets,
    pauseOn: entry.pause_on ?? [],
  }
}
