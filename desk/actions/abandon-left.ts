import type { CaseState } from '../cases/case-state.ts'
import { type CaseChange, joinChanges } from '../commit/case-change.ts'
import { commitCase } from '../commit/commit-case.ts'
import { type Desk, SYSTEM } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'
import { abandoned, moved } from './moving.ts'
import { ratingAsked, wasAskedToRate } from './rating.ts'

/** A page that is loaded again, a tunnel, a lift: who is back within this time never left. */
const PATIENCE_MS = 60_000
/** Visitors who are there are noted this often. */
const NOTED_EVERY_MS = 30_000
const BATCH = 100

export interface LeftOptions {
  readonly channel: string
  /** Epoch ms since when visitors can have been noted here: nobody left while the server was away. */
  readonly watchedSince: number
}

/**
 * Chats that wait in a queue for somebody who has gone end, so that the line is as long as it is: abandoned as of
 * when they were last seen, or resolved where they had been answered before, as when they leave themselves. Their
 * next message brings the chat back.
 * @returns how many ended
 */
export async function abandonLeft(
  desk: Desk,
  { channel, watchedSince }: LeftOptions,
): Promise<number> {
  const before = desk.clock.now() - PATIENCE_MS - NOTED_EVERY_MS
  if (watchedSince > before) return 0
  const gone = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .innerJoin('desk_customers', 'desk_customers.id', 'desk_cases.customer_id')
    .select(['desk_cases.id', 'desk_customers.last_seen_at'])
    .where('desk_cases.is_done', '=', 0)
    .where('desk_cases.agent_id', 'is', null)
    .where('desk_cases.kind', '=', 'chat')
    .where('desk_cases.channel', '=', channel)
    .where('desk_cases.queued_at', '<', before)
    .where('desk_cases.last_customer_at', '<', before)
    .where((eb) =>
      eb.or([
        eb('desk_customers.last_seen_at', 'is', null),
        eb('desk_customers.last_seen_at', '<', before),
      ]),
    )
    .limit(BATCH)
    .execute()
  let ended = 0
  for (const { id, last_seen_at } of gone) {
    const { entries } = await commitCase(
      desk,
      { case_id: id, actor: SYSTEM, prepare: (tx) => wasAskedToRate(tx, id) },
      (state, wasAsked) => {
        const isStillThere =
          state.agent_id !== null ||
          state.queued_at === null ||
          (state.last_customer_at ?? 0) >= before
        if (isStillThere) return {}
        if (state.first_replied_at !== null) return answered(desk, state, wasAsked)
        // Not before what happened since: the facts take things in the order of their time.
        return abandoned(state, Math.max(last_seen_at ?? 0, state.updated_at))
      },
    )
    if (entries.length > 0) ended += 1
  }
  return ended
}

function answered(desk: Desk, state: CaseState, wasAsked: boolean): CaseChange {
  const at = Math.max(desk.clock.now(), state.updated_at)
  const change = moved(state, { to: 'resolved', actor: SYSTEM, at })
  return wasAsked || state.customer_id === null
    ? change
    : joinChanges(change, ratingAsked(desk, state, at))
}
