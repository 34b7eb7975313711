import type { StoreScope } from '../../store/public.ts'
import type { CaseState } from '../cases/case-state.ts'
import { openInUnit, type Opening } from '../cases/open-case.ts'
import { refuseExcluded, refusal } from '../cases/transitions.ts'
import { type CaseChange, type Entry, type EntryDraft, joinChanges } from '../commit/case-change.ts'
import { caseUnknown } from '../commit/commit-case.ts'
import { entryOfRow } from '../commit/entry-row.ts'
import { type Desk, newDeskId } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'
import { previewOf } from '../text/plain-text.ts'
import type { Act, Acting } from './acting.ts'
import { dequeued } from './holding.ts'
import { moved } from './moving.ts'

/** Cases that come out of cases, and ties between them. */

export const link: Act<'link'> = async ({ state, action, actor, unit, cause, scope }) => {
  const other = await unit.case(action.case_id)
  if (other === null) throw caseUnknown(action.case_id)
  if (other.id === state.id) {
    throw refusal(state, 'it cannot be linked to itself', 'Name another case.')
  }
  if (await isLinked(await scope(), state.id, other.id)) return {}
  await unit.change(other.id, linked(state), { actor, cause })
  return { ...linked(other), write: (tx) => writeLink(tx, state.id, other.id, 'related') }
}

/** A new ticket with what was said from some message on. What was said stays here too, and is counted here alone. */
export const split: Act<'split'> = async (acting) => {
  const { state, action } = acting
  refuseExcluded(state)
  const words = await wordsFrom(await acting.scope(), state.id, action.from_seq)
  if (words.length === 0) {
    throw refusal(
      state,
      `there is no message from entry ${action.from_seq} on`,
      'Name the first message that belongs to the new ticket.',
    )
  }
  const ticket = await openFrom(acting, { subject: action.subject, origin: 'split', words })
  return joinChanges(
    {
      entries: [
        {
          kind: 'activity',
          activity: 'split',
          data: {
            case_id: ticket.id,
            number: ticket.number,
            from_seq: action.from_seq,
            message_count: words.length,
          },
        },
      ],
      events: [{ type: 'case.linked', data: { case_id: ticket.id } }],
    },
    { write: (tx) => writeLink(tx, ticket.id, state.id, 'split_from') },
  )
}

/**
 * The chat goes on as a ticket. One that nobody has leaves its queue and ends; one that an agent has stays with
 * them, to say good-bye.
 */
export const toTicket: Act<'to_ticket'> = async (acting) => {
  const { state, action, actor, at } = acting
  refuseExcluded(state)
  if (state.kind === 'ticket') {
    throw refusal(state, 'it is a ticket already', 'Only a chat becomes a ticket.')
  }
  const words = await wordsFrom(await acting.scope(), state.id, 1)
  const ticket = await openFrom(acting, { subject: action.subject, origin: 'chat', words })
  const told: CaseChange = {
    entries: [
      {
        kind: 'activity',
        activity: 'linked',
        notice: 'to_ticket',
        data: { case_id: ticket.id, number: ticket.number },
      },
    ],
    events: [{ type: 'case.linked', data: { case_id: ticket.id } }],
    write: (tx) => writeLink(tx, ticket.id, state.id, 'ticket_of'),
  }
  const left = dequeued(state, 'to_ticket')
  if (state.agent_id !== null || state.status === 'closed') return joinChanges(told, left)
  const after = { ...state, ...left.patch }
  return joinChanges(told, left, moved(after, { to: 'closed', actor, at }))
}

interface Branch {
  readonly subject: string
  readonly origin: 'split' | 'chat'
  readonly words: readonly Entry[]
}

async function openFrom(
  acting: Acting<'split'> | Acting<'to_ticket'>,
  { subject, origin, words }: Branch,
): Promise<CaseState> {
  const { desk, unit, state, actor, cause } = acting
  const opening: Opening = {
    kind: 'ticket',
    channel: state.channel,
    subject,
    origin,
    opened_by: actor.kind === 'agent' ? 'agent' : 'system',
    priority: state.priority,
    tags: [...state.tags],
    fields: { ...state.fields },
    ...(state.customer_id === null ? {} : { customer: { id: state.customer_id } }),
    ...(state.language === null ? {} : { language: state.language }),
    ...(state.category === null ? {} : { category: state.category }),
    ...(state.business_line === null ? {} : { business_line: state.business_line }),
    ...(state.team_id === null ? {} : { team_id: state.team_id }),
    ...(actor.kind === 'agent' ? { agent_id: actor.id } : {}),
  }
  const opened = await openInUnit(desk, unit, {
    actor,
    cause,
    opening,
    also: (_fresh, at) => joinChanges(linked(state), copied(desk, words, at)),
  })
  return opened.case
}

/** Copies carry no events: what was said was said once. */
function copied(desk: Desk, words: readonly Entry[], at: number): CaseChange {
  const last = words.at(-1)
  if (last === undefined) return {}
  const isWaiting = last.author_kind === 'customer'
  return {
    patch: {
      last_message_at: last.at,
      preview: previewOf(last.text ?? ''),
      ...(isWaiting ? { waiting_since: at, last_customer_at: last.at } : {}),
    },
    entries: words.map(
      (entry): EntryDraft => ({
        kind: 'message',
        message_id: newDeskId(desk),
        text: entry.text ?? '',
        file_ids: entry.file_ids,
        copied: entry,
        // Of a copy, what it was copied from: the words stay known wherever they go.
        data: { copied_from: entry.data['copied_from'] ?? entry.message_id },
      }),
    ),
  }
}

function linked(other: CaseState): CaseChange {
  return {
    entries: [
      { kind: 'activity', activity: 'linked', data: { case_id: other.id, number: other.number } },
    ],
    events: [{ type: 'case.linked', data: { case_id: other.id } }],
  }
}

const MOST_COPIED = 500

async function wordsFrom(
  tx: StoreScope,
  caseId: string,
  fromSeq: number,
): Promise<readonly Entry[]> {
  const rows = await tablesOf(tx)
    .selectFrom('desk_entries')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('seq', '>=', fromSeq)
    .where('kind', '=', 'message')
    .where('redacted_at', 'is', null)
    .orderBy('seq')
    .limit(MOST_COPIED)
    .execute()
  return rows.map(entryOfRow)
}

async function isLinked(tx: StoreScope, one: string, other: string): Promise<boolean> {
  const row = await tablesOf(tx)
    .selectFrom('desk_links')
    .select('relation')
    .where('from_case', 'in', [one, other])
    .where('to_case', 'in', [one, other])
    .where('relation', '=', 'related')
    .executeTakeFirst()
  return row !== undefined
}

async function writeLink(
  tx: StoreScope,
  from_case: string,
  to_case: string,
  relation: string,
): Promise<void> {
  await tablesOf(tx)
    .insertInto('desk_links')
    .values({ from_case, to_case, relation })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
