import type { EventType } from '../../domain/public.ts'
import { type Agenda, createAgenda } from '../agenda.ts'
import { type DemoEvent, type DemoOptions, sizedSpan } from '../demo-event.ts'
import { type Draws, seededDraws } from '../draws.ts'
import { DAY_MS } from '../local-day.ts'
import { hireAgents } from '../world/agents.ts'
import { type CustomerBook, openCustomerBook } from '../world/customers.ts'
import { TEAM_PLANS } from '../world/teams.ts'
import type { CaseFile } from './case-file.ts'
import { type Desk, hireWorker } from './worker.ts'

/** The running centre: its clock and future, its people, and the events it has just caused. */
export interface Centre {
  readonly options: DemoOptions
  readonly agenda: Agenda
  readonly draws: Draws
  /** A stream of its own for wording, so that a new sentence never moves an arrival. */
  readonly wording: Draws
  readonly customers: CustomerBook
  readonly desks: readonly Desk[]
  /** From here on the standard chat policy is version 2, ms. */
  readonly tightenedAt: number
  /** Events of the agenda item that runs now; the generator empties it. */
  readonly outbox: DemoEvent[]
  caseCount: number
  eventCount: number
}

/** Columns of an event beside its type and data. */
export interface Columns {
  readonly agent_id?: string
  readonly team_id?: string
  readonly queue_id?: string
  readonly customer_id?: string
}

export function openCentre(options: DemoOptions): Centre {
  const span = sizedSpan(options)
  const days = Math.max(1, (span.until - span.from) / DAY_MS)
  const agents = hireAgents(TEAM_PLANS, options.cases / days, options.seed)
  return {
    options,
    agenda: createAgenda(options.from),
    draws: seededDraws(options.seed, 'centre'),
    wording: seededDraws(options.seed, 'wording'),
    customers: openCustomerBook(options.seed),
    desks: TEAM_PLANS.map((_, team) => ({
      team,
      workers: agents.filter((agent) => agent.team === team).map(hireWorker),
      chatQueue: [],
      ticketQueue: [],
    })),
    tightenedAt: span.from + Math.floor((span.until - span.from) / 2),
    outbox: [],
    caseCount: 0,
    eventCount: 0,
  }
}

/** Puts an event that belongs to no case into the outbox, at the present instant. */
export function emit(
  centre: Centre,
  type: EventType,
  columns: Columns,
  data: DemoEvent['data'],
): void {
  centre.eventCount += 1
  centre.outbox.push({
    event_id: `e${centre.eventCount.toString(36)}`,
    type,
    occurred_at: isoOf(centre.agenda.now()),
    source: 'demo',
    ...columns,
    data,
  })
}

/** Puts an event of a case into the outbox, at the present instant and with the case's next `seq`. */
export function emitCase(
  { centre, file }: { readonly centre: Centre; readonly file: CaseFile },
  type: EventType,
  data: DemoEvent['data'],
  columns: Columns = {},
): void {
  centre.eventCount += 1
  file.seq += 1
  centre.outbox.push({
    event_id: `e${centre.eventCount.toString(36)}`,
    type,
    occurred_at: isoOf(centre.agenda.now()),
    seq: file.seq,
    source: 'demo',
    case_id: file.id,
    case_kind: file.kind,
    customer_id: file.customer.id,
    channel: file.channel,
    ...columns,
    data,
  })
}

let lastInstant = Number.NaN
let lastText = ''

/** ISO text of an instant; events come in bursts at one instant, so the last one is remembered. */
export function isoOf(at: number): string {
  if (at !== lastInstant) {
    lastInstant = at
    lastText = new Date(at).toISOString()
  }
  return lastText
}

export function deskOf(centre: Centre, team: number): Desk {
  const desk = centre.desks[team]
  if (desk === undefined) throw new Error(`no desk ${String(team)}`)
  return desk
}

/** A local booking in a number of milliseconds from now. */
export function later(centre: Centre, delayMs: number, run: () => void): void {
  centre.agenda.book(centre.agenda.now() + Math.max(1, delayMs), run)
}
