import { DeskmetryError } from '../../domain/public.ts'
import { type CaseState } from '../cases/case-state.ts'
import { openInUnit } from '../cases/open-case.ts'
import type { InboundWords } from '../channels/channel.ts'
import { refusal } from '../cases/transitions.ts'
import type { CommitUnit } from '../commit/commit-unit.ts'
import { caseUnknown, type Committed, repeated } from '../commit/commit-case.ts'
import { type Actor, type Desk, newDeskId } from '../desk.ts'
import { claimFiles } from '../files/case-files.ts'
import { tablesOf } from '../store/tables.ts'
import { asked, takesCustomerWords } from './message.ts'

export interface CustomerMessage extends InboundWords {
  readonly case_id: string
}

/**
 * A message of the customer. In a case that was merged away it goes to the one that took it; in one that ended long
 * ago it begins a new case, linked to the old: see `case.id` of what comes back.
 * Whether the case is theirs has been checked by the caller (`mayVisit`).
 * @throws NOT_FOUND, FILE_UNKNOWN, MESSAGE_TOO_LARGE, CASE_ACTION_REFUSED, VISITOR_UNKNOWN
 */
export async function sayAsCustomer(
  desk: Desk,
  actor: Actor,
  message: CustomerMessage,
): Promise<Committed> {
  const { client_key } = message
  return desk.commits.commit({
    cases: [message.case_id],
    keys: [{ case_id: message.case_id, client_key }],
    said: actor.id === null ? [] : [{ author_id: actor.id, client_key }],
    customers: actor.id === null ? [] : [actor.id],
    async run(unit) {
      // They were known when they asked, and may have been forgotten since.
      if (actor.id !== null && (await unit.isErased(actor.id))) {
        throw new DeskmetryError('VISITOR_UNKNOWN')
      }
      const way = await wayOfMerges(unit, message.case_id)
      for (const held of way) {
        const before = await unit.doneBefore(held.id, client_key)
        if (before !== null) return repeated(held, before, actor)
      }
      const elsewhere = await saidElsewhere(unit, actor, message)
      if (elsewhere !== null) return elsewhere
      const state = way.at(-1)
      if (state === undefined) throw caseUnknown(message.case_id)
      const at = Math.max(desk.clock.now(), state.updated_at)
      if (!takesCustomerWords(state, at)) return followUp(desk, unit, { state, actor, message })
      const words = {
        message_id: newDeskId(desk),
        text: message.text,
        files: await filesOf(unit, state, actor, message),
        ...(state.id === message.case_id ? {} : { sent_to: message.case_id }),
      }
      const change = asked(state, words, { actor, at })
      const done = await unit.change(state.id, change, { actor, client_key, at })
      return { ...done, is_repeat: false }
    },
  })
}

/**
 * The case, and those it was merged into, one by one; empty when there is none. A message may have been written in
 * any of them: it is sent again when its answer was lost, and the merge came in between.
 */
async function wayOfMerges(unit: CommitUnit, caseId: string): Promise<readonly CaseState[]> {
  const way: CaseState[] = []
  let next: string | null = caseId
  // A case cannot be merged into one that is merged away, but that one may be merged later.
  while (next !== null && way.length < 20) {
    const state: CaseState | null = await unit.case(next)
    if (state === null) break
    way.push(state)
    next = state.merged_into
  }
  return way
}

/**
 * Where this message was written while the case led elsewhere: into one it was merged into and parted from again, into
 * one that followed it, or, when its case was merged into this one since, there.
 */
async function saidElsewhere(
  unit: CommitUnit,
  actor: Actor,
  { case_id, client_key }: CustomerMessage,
): Promise<Committed | null> {
  if (actor.id === null) return null
  for (const entry of await unit.saidBefore(actor.id, client_key)) {
    const way = await wayOfMerges(unit, entry.case_id)
    const [held] = way
    const isSame = entry.data['sent_to'] === case_id || way.some(({ id }) => id === case_id)
    if (held !== undefined && isSame) return repeated(held, entry, actor)
  }
  return null
}

async function filesOf(
  unit: CommitUnit,
  state: CaseState,
  actor: Actor,
  { file_ids }: CustomerMessage,
) {
  if (file_ids.length === 0) return []
  const store = await unit.scope()
  return claimFiles({ store }, { file_ids, owner_id: actor.id ?? '', case_id: state.id })
}

interface Following {
  readonly state: CaseState
  readonly actor: Actor
  readonly message: CustomerMessage
}

/** The old case ended too long ago: a new one of the same kind, where it was served before. */
async function followUp(
  desk: Desk,
  unit: CommitUnit,
  { state, actor, message }: Following,
): Promise<Committed> {
  if (message.text.trim() === '' && message.file_ids.length === 0) {
    throw refusal(state, 'the message is empty', 'Write something, or add a file.')
  }
  const key = `${actor.id ?? ''} ${message.client_key}`
  const earlier = await followedUp(unit, key)
  if (earlier !== null) return { case: earlier, entries: [], is_repeat: true }
  const { kind, channel, subject, queue_id, team_id, category, business_line } = state
  const done = await openInUnit(desk, unit, {
    actor,
    key,
    sent_to: message.case_id,
    opening: {
      kind,
      channel,
      origin: 'follow_up',
      text: message.text,
      file_ids: message.file_ids,
      client_key: message.client_key,
      priority: state.priority,
      ...(subject === null ? {} : { subject }),
      ...(queue_id === null ? {} : { queue_id }),
      ...(team_id === null ? {} : { team_id }),
      ...(category === null ? {} : { category }),
      ...(business_line === null ? {} : { business_line }),
    },
    also: (fresh) => ({
      entries: [
        { kind: 'activity', activity: 'linked', data: { case_id: state.id, number: state.number } },
      ],
      events: [{ type: 'case.linked', data: { case_id: state.id } }],
      write: async (tx) => {
        await tablesOf(tx)
          .insertInto('desk_links')
          .values({ from_case: fresh.id, to_case: state.id, relation: 'related' })
          .execute()
      },
    }),
  })
  return { ...done, is_repeat: false }
}

async function followedUp(unit: CommitUnit, key: string): Promise<CaseState | null> {
  const row = await tablesOf(await unit.scope())
    .selectFrom('desk_cases')
    .select('id')
    .where('client_key', '=', key)
    .executeTakeFirst()
  return row === undefined ? null : unit.case(row.id)
}
