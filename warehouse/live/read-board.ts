import { EVENT_TYPES, isDirectoryType, placeOf } from '../../domain/public.ts'
import { eachRecord, type Reader, toRecords } from '../engine.ts'
import type { LoadedEvent } from '../fold/directory-history.ts'
import { toStoredEvent } from '../read-stored-events.ts'
import { inTurns } from './in-turns.ts'

/** A case opened lately, by name: the board counts it even after it has forgotten the case. */
export interface KnownArrival {
  readonly case_id: string
  readonly opened_at: number
  readonly is_excluded: boolean
  readonly team: string | null
  readonly queue: string | null
  readonly agent: string | null
}

/** What the board begins with. */
export interface BoardStart {
  readonly events: readonly LoadedEvent[]
  readonly arrivals: readonly KnownArrival[]
  /** Sources that have sent `sla.applied`. */
  readonly promising: readonly string[]
}

const DIRECTORY_PLACES = EVENT_TYPES.filter(
  (type) => isDirectoryType(type) && !type.startsWith('customer.'),
)
  .map(placeOf)
  .join(', ')
const STATE_PLACE = placeOf('agent.state_changed')
const ROWS_AT_ONCE = 1_000
const STATES_BACK_MS = 3 * 86_400_000

/**
 * Reads what the live board needs at start: the directory, the agents' states of three days, every live case and
 * every case that moved since `since`.
 * @param window epoch ms: `now`, cases that moved since `movedSince`, cases opened since `openedSince`
 */
export async function readBoardStart(
  reader: Reader,
  window: { readonly now: number; readonly movedSince: number; readonly openedSince: number },
): Promise<BoardStart> {
  const { dialect: d } = reader
  const events = await readEvents(
    reader,
    `place in (${DIRECTORY_PLACES})
      or (place = ${String(STATE_PLACE)} and occurred_at >= ${d.param('states', 'at')})
      or case_id in (
        select case_id from ${d.table('cases')}
        where (not is_excluded and status in ('open', 'pending', 'on_hold', 'snoozed'))
          or last_event_at >= ${d.param('moved', 'at')}
      )`,
    { states: window.now - STATES_BACK_MS, moved: window.movedSince },
  )
  const arrivals = await reader.query(
    `select case_id, opened_at, is_excluded, opened_team as team, opened_queue as queue,
      opened_agent as agent
    from ${d.table('cases')} where opened_at >= ${d.param('opened', 'at')}`,
    { opened: window.openedSince },
  )
  const promising = await reader.query(
    `select distinct source from ${d.table('events')}
    where place = ${String(placeOf('sla.applied'))}`,
  )
  return {
    events,
    arrivals: toRecords(arrivals) as unknown as KnownArrival[],
    promising: (promising.columns['source'] ?? []).map(String),
  }
}

/** All events of some cases, in no order. */
export function readEventsOfCases(
  reader: Reader,
  caseIds: readonly string[],
): Promise<readonly LoadedEvent[]> {
  const { dialect: d } = reader
  const wanted = caseIds.map((_, index) => d.param(`case${String(index)}`, 'id'))
  const params = Object.fromEntries(caseIds.map((id, index) => [`case${String(index)}`, id]))
  return caseIds.length === 0
    ? Promise.resolve([])
    : readEvents(reader, `case_id in (${wanted.join(', ')})`, params)
}

async function readEvents(
  reader: Reader,
  condition: string,
  params: Readonly<Record<string, string | number>>,
): Promise<LoadedEvent[]> {
  const rows = await reader.query(
    `select event_id, type, occurred_at, seq, received_at, source, case_id, case_kind, customer_id, agent_id,
      team_id, queue_id, channel, data, load_no
    from ${reader.dialect.table('events')} where ${condition}`,
    params,
  )
  const events: LoadedEvent[] = []
  await inTurns(eachRecord(rows), ROWS_AT_ONCE, (row) => {
    events.push(toStoredEvent(row) as unknown as LoadedEvent)
  })
  return events
}

/** How many events the loads after `seen`, up to `upTo`, have brought. */
export async function countLoaded(reader: Reader, seen: number, upTo: number): Promise<number> {
  if (seen === upTo) return 0
  const { dialect: d } = reader
  const rows = await reader.query(
    `select count(*) as n from ${d.table('events')} where ${betweenLoads(reader)}`,
    { seen, upTo },
  )
  return Number(rows.columns['n']?.[0] ?? 0)
}

/** The events of the loads after `seen`, up to `upTo`, in no order. */
export function readLoaded(reader: Reader, seen: number, upTo: number): Promise<LoadedEvent[]> {
  return readEvents(reader, betweenLoads(reader), { seen, upTo })
}

function betweenLoads({ dialect: d }: Reader): string {
  return `load_no > ${d.param('seen', 'long')} and load_no <= ${d.param('upTo', 'long')}`
}
