import type { DeskStatus } from '../../domain/contract/public.ts'
import { type CaseState, isEnded } from '../cases/case-state.ts'
import type { Entry } from '../commit/case-change.ts'

/**
 * A case as it stood after each of its commits, told backwards from how it stands: entries say what a change was
 * from. What they do not say (custom fields, its queue) is taken as it is now. Pure.
 */
export interface Moment {
  readonly at: number
  /** What was committed together. */
  readonly entries: readonly Entry[]
  /** Null before it was opened. */
  readonly before: CaseState | null
  readonly after: CaseState
}

/** @param entries all of the case, in order of `seq` */
export function replay(state: CaseState, entries: readonly Entry[]): readonly Moment[] {
  const moments: Moment[] = []
  let after = state
  for (const group of commitsOf(entries).toReversed()) {
    const isOpening = group.some(({ activity }) => activity === 'opened')
    const before = group.toReversed().reduce(undo, after)
    moments.push({
      at: group[0]?.at ?? 0,
      entries: group,
      before: isOpening ? null : before,
      after,
    })
    after = before
  }
  return withWaits(moments.reverse())
}

/** Entries that one commit wrote: they have its instant and its author. */
function commitsOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const commits: Entry[][] = []
  for (const entry of entries) {
    const last = commits.at(-1)
    const [first] = last ?? []
    if (first?.at === entry.at && first.author_id === entry.author_id) last?.push(entry)
    else commits.push([entry])
  }
  return commits
}

function undo(state: CaseState, { activity, data }: Entry): CaseState {
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : null)
  switch (activity) {
    case 'status_changed':
    case 'resolved':
    case 'reopened':
      return { ...state, status: (text('from') ?? 'open') as DeskStatus }
    case 'abandoned':
      return { ...state, status: 'open' }
    case 'assigned':
    case 'unassigned':
      return { ...state, agent_id: text('from_agent') }
    case 'transferred':
      return { ...state, agent_id: text('from_agent'), team_id: text('from_team') }
    case 'priority_changed':
      return { ...state, priority: (text('from') ?? 'normal') as CaseState['priority'] }
    case 'classified':
      return { ...state, category: text('from') }
    case 'tagged': {
      const added = words(data['added'])
      return {
        ...state,
        tags: [...state.tags.filter((tag) => !added.includes(tag)), ...words(data['removed'])],
      }
    }
    default:
      return state
  }
}

function words(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

/** Since when the customer waits and who last wrote, as the messages say it. */
function withWaits(moments: readonly Moment[]): readonly Moment[] {
  let waiting_since: number | null = null
  let last_customer_at: number | null = null
  let last_agent_at: number | null = null
  let before: CaseState | null = null
  return moments.map((moment) => {
    for (const { kind, author_kind, at } of moment.entries) {
      if (kind !== 'message') continue
      if (author_kind === 'customer') {
        waiting_since ??= at
        last_customer_at = at
      }
      if (author_kind === 'agent') {
        waiting_since = null
        last_agent_at = at
      }
    }
    if (isEnded(moment.after.status)) waiting_since = null
    const after = { ...moment.after, waiting_since, last_customer_at, last_agent_at }
    const told = { ...moment, before: moment.before === null ? null : before, after }
    before = after
    return told
  })
}
