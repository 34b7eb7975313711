/**
 * What the folds remember between refreshes: the directory's events and the agents' states, in memory, fed with
 * each load. It also says which cases a change of the directory or of an agent touches.
 */
import { isDirectoryType } from '../../domain/public.ts'
import type { ContextData } from './create-context.ts'
import {
  type DirectoryHistory,
  directoryHistory,
  effectiveAt,
  type LoadedEvent,
} from './directory-history.ts'
import { type AgentStateRow, foldAgentStates, workingSpans } from './fold-agent-states.ts'
import { type DirectoryRow, foldDirectory, idOf } from './fold-directory.ts'
import type { Spans } from './fold-context.ts'

/** Which cases are to be folded again beside those that have new events. */
export interface TouchedCases {
  /** Cases with an event at or after this instant, epoch ms; Infinity: none. */
  readonly lastEventFrom: number
  /** All cases of these sources. */
  readonly sources: readonly string[]
  /** Tickets with a stretch of the agent that ends at or after the instant, or has not ended. */
  readonly agents: readonly { readonly agent: string; readonly from: number }[]
  /** Agents whose rows of agent_states change: new states, or other teams. */
  readonly stateAgents: readonly string[]
  /** Things of which rows of the directory change. */
  readonly directoryIds: readonly string[]
  /** Cases to which one of these policies was applied by name. */
  readonly policies: readonly string[]
}

export interface KnownContext {
  /** @param promising sources of new `sla.applied` */
  take(events: readonly LoadedEvent[], promising: readonly string[]): TouchedCases
  /** From now on corrections up to this load count: a rebuild has begun. */
  restate(upTo: number): void
  data(): ContextData
  statesOf(agent: string): readonly AgentStateRow[]
  agents(): readonly string[]
  /** Rows of everything (or of these ids) but customers, who are too many to remember. */
  directoryRows(ids?: ReadonlySet<string>): readonly DirectoryRow[]
}

/** What is touched anyway, and every case that moved at or after an instant. */
export function movedSince(touched: TouchedCases, from: number): TouchedCases {
  return { ...touched, lastEventFrom: Math.min(touched.lastEventFrom, from) }
}

export function createKnownContext(): KnownContext {
  const directory: LoadedEvent[] = []
  const states = new Map<string, LoadedEvent[]>()
  const promising = new Set<string>()
  let standing = 0
  const spans = new Map<string, Spans>()
  let history: DirectoryHistory | undefined
  const historyNow = () => (history ??= directoryHistory(directory, standing))
  const statesOf = (agent: string) =>
    foldAgentStates(states.get(agent) ?? [], historyNow().agentTeams[agent])
  const spansOf = (agent: string) => {
    const known = spans.get(agent) ?? workingSpans(statesOf(agent))
    spans.set(agent, known)
    return known
  }
  return {
    statesOf,
    agents: () => [...states.keys()],
    directoryRows: (ids) =>
      foldDirectory(
        ids === undefined ? directory : directory.filter((event) => ids.has(idOf(event) ?? '')),
      ),
    restate(upTo) {
      standing = upTo
      history = undefined
    },
    take(events, applied) {
      const agents = takeStates(states, events)
      for (const { agent } of agents) spans.delete(agent)
      const changes = events.filter(
        (event) => isDirectoryType(event.type) && !event.type.startsWith('customer.'),
      )
      const from = changes.flatMap((event) => startsToMatter(event, directory))
      for (const change of changes) directory.push(change)
      if (changes.length > 0) history = undefined
      const sources = applied.filter((source) => !promising.has(source))
      for (const source of sources) promising.add(source)
      return {
        lastEventFrom: Math.min(...from, Infinity),
        sources,
        agents,
        ...changedThings(changes, agents),
      }
    },
    data: () => ({
      directory: historyNow(),
      promising: [...promising],
      working: Object.fromEntries([...states.keys()].map((agent) => [agent, spansOf(agent)])),
    }),
  }
}

/** The policies that changed, and the rows of agents and of the directory that change with an entry. */
function changedThings(
  changes: readonly LoadedEvent[],
  agents: TouchedCases['agents'],
): Pick<TouchedCases, 'policies' | 'stateAgents' | 'directoryIds'> {
  const idsOf = (type?: string) => [
    ...new Set(
      changes.flatMap((event) =>
        type === undefined || event.type === type ? (idOf(event) ?? []) : [],
      ),
    ),
  ]
  return {
    policies: idsOf('policy.updated'),
    stateAgents: [...new Set([...agents.map(({ agent }) => agent), ...idsOf('agent.updated')])],
    directoryIds: idsOf(),
  }
}

/** Every agent whose states change, and from when: the interval before the earliest new event may change too. */
function takeStates(
  states: Map<string, LoadedEvent[]>,
  events: readonly LoadedEvent[],
): TouchedCases['agents'] {
  const earliest = new Map<string, number>()
  for (const event of events) {
    if (event.type !== 'agent.state_changed' || event.agent_id === null) continue
    const known = earliest.get(event.agent_id) ?? Infinity
    earliest.set(event.agent_id, Math.min(known, event.occurred_at))
  }
  const touched = [...earliest].map(([agent, at]) => {
    const before = (states.get(agent) ?? []).filter((event) => event.occurred_at < at)
    return { agent, from: Math.max(...before.map((event) => event.occurred_at), -Infinity) }
  })
  for (const event of events) {
    if (event.type !== 'agent.state_changed' || event.agent_id === null) continue
    const list = states.get(event.agent_id)
    if (list === undefined) states.set(event.agent_id, [event])
    else list.push(event)
  }
  return touched
}

/**
 * From when on clocks may run differently because of an event of the directory. A clock takes its calendar or
 * policy at an event of its case, so a case whose last event is earlier cannot change. A correction of a known
 * version touches nothing: `rebuild` restates it.
 */
function startsToMatter(event: LoadedEvent, known: readonly LoadedEvent[]): number[] {
  if (event.type === 'team.updated') {
    return event.data['calendar_id'] === undefined ? [] : [effectiveAt(event)]
  }
  if (event.type !== 'calendar.updated' && event.type !== 'policy.updated') return []
  const isCorrection = known.some(
    (other) =>
      other.type === event.type &&
      idOf(other) === idOf(event) &&
      other.data['version'] === event.data['version'],
  )
  return isCorrection ? [] : [effectiveAt(event)]
}
