import type { CalendarDocument, PolicyDocument, Team, User } from '../../domain/contract/public.ts'
import type { EventType } from '../../domain/public.ts'
import { type Accounts, instantOf, newId } from '../accounts.ts'

/**
 * An event of the directory as ingest takes it (domain `parseEvent`): what changed here, told to the facts.
 * The source is the one the ids belong to, so that `demo:tmall` stays what it is; what belongs to no source is the
 * desk's.
 */
export interface DirectoryEvent {
  readonly event_id: string
  readonly type: EventType
  readonly occurred_at: string
  readonly source: string
  readonly team_id?: string
  readonly agent_id?: string
  readonly data: Readonly<Record<string, unknown>>
}

const OWN_SOURCE = 'desk'

/** A version of a document as the store numbers it. */
interface Versioned<Document> {
  readonly document: Document
  readonly version: number
  /** Epoch ms; null since ever. */
  readonly effective_from: number | null
}

export function teamUpdated(accounts: Accounts, team: Team): DirectoryEvent {
  const { id, name, calendar_id } = team
  return {
    ...envelope(accounts, 'team.updated', sourceOf(id)),
    team_id: id,
    data: { name, calendar_id },
  }
}

/** One event per agent that the user is; it names the teams of the agent's own source. */
export function agentsUpdated(accounts: Accounts, user: User): readonly DirectoryEvent[] {
  return user.agents.map(({ agent_id, skills }) => {
    const source = sourceOf(agent_id)
    const team_ids = user.team_ids.filter((id) => sourceOf(id) === source)
    return {
      ...envelope(accounts, 'agent.updated', source),
      agent_id,
      data: { name: user.name, team_ids, skills },
    }
  })
}

export function calendarUpdated(
  accounts: Accounts,
  saved: Versioned<CalendarDocument>,
): DirectoryEvent {
  return { ...envelope(accounts, 'calendar.updated', OWN_SOURCE), data: dataOf(saved) }
}

/** A policy for one team belongs to that team's source. */
export function policyUpdated(
  accounts: Accounts,
  saved: Versioned<PolicyDocument>,
): DirectoryEvent {
  const teamId = saved.document.conditions?.team_id
  const source = teamId == null ? OWN_SOURCE : sourceOf(teamId)
  return { ...envelope(accounts, 'policy.updated', source), data: dataOf(saved) }
}

function envelope(accounts: Accounts, type: EventType, source: string) {
  const occurred_at = instantOf(accounts.clock.now())
  return { event_id: newId(accounts), type, occurred_at, source }
}

function dataOf(saved: Versioned<object>): Readonly<Record<string, unknown>> {
  const effective_from = saved.effective_from === null ? null : instantOf(saved.effective_from)
  return { ...saved.document, version: saved.version, effective_from }
}

function sourceOf(id: string): string {
  return id.slice(0, id.indexOf(':'))
}
