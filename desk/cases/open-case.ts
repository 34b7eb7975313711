import type { OpenCaseInput } from '../../domain/contract/public.ts'
import type { StoreScope } from '../../store/public.ts'
import { assigned, type AssignedBy, queued } from '../actions/holding.ts'
import { asked, soundText, type Words } from '../actions/message.ts'
import { requireDeskAgent } from '../access/desk-agent.ts'
import { type CaseChange, joinChanges } from '../commit/case-change.ts'
import { caseUnknown, type Committed } from '../commit/commit-case.ts'
import type { CommitUnit } from '../commit/commit-unit.ts'
import { type Actor, type Desk, newDeskId } from '../desk.ts'
import { claimFiles } from '../files/case-files.ts'
import { tablesOf } from '../store/tables.ts'
import { plainLine } from '../text/plain-text.ts'
import { caseOfRow, type CaseState } from './case-state.ts'
import { type CustomerRow, findOrMakeCustomer, requireCustomer } from './customer.ts'

export interface Opening extends Omit<Partial<OpenCaseInput>, 'customer'> {
  readonly kind: 'chat' | 'ticket'
  readonly channel: string
  readonly customer?: OpenCaseInput['customer']
  /** Whose words `text` is. An agent's own are a private note: nothing goes to a customer by accident. */
  readonly text_by?: 'customer' | 'actor'
  readonly file_ids?: readonly string[]
  readonly business_line?: string | undefined
  /** Where it came from, when it did not begin by itself: `chat`, `split`, `follow_up`. */
  readonly origin?: string
  readonly opened_by?: 'customer' | 'agent' | 'bot' | 'system' | 'api'
}

/**
 * Opens a case. With a queue it waits there, with an agent it is theirs; with neither it is routing's to place.
 * @param input.client_key sent twice, opened once
 * @throws NOT_FOUND for a customer or agent, FILE_UNKNOWN, MESSAGE_TOO_LARGE
 */
export async function openCase(desk: Desk, actor: Actor, input: Opening): Promise<Committed> {
  const key =
    input.client_key === undefined ? null : `${actor.id ?? actor.kind} ${input.client_key}`
  return desk.commits.commit({
    cases: [],
    async run(unit) {
      const tx = await unit.scope()
      const earlier = key === null ? null : await findByKey(tx, key)
      if (earlier !== null) return { case: earlier, entries: [], is_repeat: true }
      const done = await openInUnit(desk, unit, { actor, opening: input, key })
      return { ...done, is_repeat: false }
    },
  })
}

export interface OpenRequest {
  readonly actor: Actor
  readonly opening: Opening
  readonly key?: string | null
  readonly cause?: readonly string[]
  /** Of words that were sent to another case: which. */
  readonly sent_to?: string
  /** What else happens to it as it is opened. */
  readonly also?: (state: CaseState, at: number) => CaseChange
}

/** Opens a case as a part of other work. */
export async function openInUnit(
  desk: Desk,
  unit: CommitUnit,
  { actor, opening, key = null, cause, sent_to, also }: OpenRequest,
): Promise<{ readonly case: CaseState; readonly entries: Committed['entries'] }> {
  const tx = await unit.scope()
  const at = desk.clock.now()
  const text = soundText(opening.text ?? '')
  const holder =
    opening.agent_id === undefined ? null : await requireDeskAgent(tx, opening.agent_id)
  const { customer, events } = await customerOf(desk, tx, { actor, opening })
  const id = newDeskId(desk)
  const files = await claimFiles(
    { store: tx },
    { file_ids: opening.file_ids ?? [], owner_id: actor.id ?? '', case_id: id },
  )
  const number = await nextNumber(tx)
  const blank = blankCase({ id, number, at, opening, customer, key })
  const byCustomer = opening.text_by === 'customer' || actor.kind === 'customer'
  const about = sent_to === undefined ? {} : { sent_to }
  const said = { message_id: newDeskId(desk), text, files, ...about }
  let change = joinChanges({ events }, opened(blank, { actor, opening }))
  const after = () => ({ ...blank, ...change.patch })
  if (text.trim() !== '' || files.length > 0) {
    change = joinChanges(
      change,
      byCustomer ? wordsOfCustomer(after(), said, { customer, actor, at }) : privateWords(said),
    )
  }
  const { queue_id, team_id } = opening
  if (holder !== null) {
    const by: AssignedBy = actor.kind === 'rule' ? 'rule' : 'agent'
    const team = team_id ?? holder.team_ids[0]
    change = joinChanges(
      change,
      assigned(
        after(),
        { agent_id: holder.agent_id, agent_name: holder.name, by, team_id: team },
        at,
      ),
    )
  } else if (queue_id !== undefined) {
    change = joinChanges(change, queued(after(), { queue_id, team_id }, at))
  }
  if (also !== undefined) change = joinChanges(change, also(after(), at))
  return unit.open(blank, change, { actor, client_key: opening.client_key, cause, at })
}

async function findByKey(tx: StoreScope, key: string): Promise<CaseState | null> {
  const row = await tablesOf(tx)
    .selectFrom('desk_cases')
    .selectAll()
    .where('client_key', '=', key)
    .executeTakeFirst()
  return row === undefined ? null : caseOfRow(row)
}

async function customerOf(
  desk: Desk,
  tx: StoreScope,
  { actor, opening }: Pick<OpenRequest, 'actor' | 'opening'>,
) {
  if (actor.kind === 'customer') {
    return { customer: await requireCustomer(tx, actor.id), events: [] }
  }
  if (opening.customer === undefined) return { customer: null, events: [] }
  return findOrMakeCustomer(desk, tx, { ...opening.customer, language: opening.language })
}

/** Numbers are taken in the transaction of the case, so none is given twice; one that failed leaves no gap. */
async function nextNumber(tx: StoreScope): Promise<number> {
  const row = await tablesOf(tx)
    .insertInto('desk_numbers')
    .values({ name: 'case', last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet((old) => ({ last_number: old('desk_numbers.last_number', '+', 1) })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return row.last_number
}

interface Blank {
  readonly id: string
  readonly number: number
  readonly at: number
  readonly opening: Opening
  readonly customer: CustomerRow | null
  readonly key: string | null
}

function blankCase({ id, number, at, opening, customer, key }: Blank): CaseState {
  return {
    id,
    number,
    kind: opening.kind,
    subject: opening.subject === undefined ? null : plainLine(opening.subject, 300),
    channel: opening.channel,
    status: 'open',
    priority: opening.priority ?? 'normal',
    tier: customer?.tier ?? null,
    language: opening.language ?? customer?.language ?? null,
    category: opening.category ?? null,
    business_line: opening.business_line ?? null,
    tags: [...new Set(opening.tags ?? [])],
    fields: opening.fields ?? {},
    queue_id: opening.queue_id ?? null,
    team_id: opening.team_id ?? null,
    agent_id: null,
    customer_id: customer?.id ?? null,
    customer_name: customer?.name ?? null,
    opened_at: at,
    queued_at: null,
    assigned_at: null,
    waiting_since: null,
    first_replied_at: null,
    last_message_at: null,
    last_customer_at: null,
    last_agent_at: null,
    preview: null,
    snoozed_until: null,
    resolved_at: null,
    closed_at: null,
    abandoned_at: null,
    updated_at: at,
    last_seq: 0,
    last_public_seq: 0,
    last_event_seq: 0,
    merged_into: null,
    is_spam: false,
    visitor_seq: 0,
    client_key: key,
  }
}

function opened(
  state: CaseState,
  { actor, opening }: Pick<OpenRequest, 'actor' | 'opening'>,
): CaseChange {
  const opened_by = opening.opened_by ?? (actor.kind === 'rule' ? 'system' : actor.kind)
  return {
    entries: [
      { kind: 'activity', activity: 'opened', data: { channel: state.channel, opened_by } },
    ],
    events: [
      {
        type: 'case.opened',
        team_id: state.team_id,
        queue_id: state.queue_id,
        data: {
          opened_by,
          priority: state.priority,
          language: state.language,
          subject: state.subject,
          tags: state.tags,
          category: state.category,
          business_line: state.business_line,
          customer_tier: state.tier,
          origin: opening.origin ?? null,
        },
      },
    ],
  }
}

/** Words that somebody hands in for the customer (a form, an API) are signed with the customer. */
function wordsOfCustomer(
  state: CaseState,
  said: Words,
  who: { readonly customer: CustomerRow | null; readonly actor: Actor; readonly at: number },
): CaseChange {
  const { customer, at } = who
  const actor: Actor =
    who.actor.kind === 'customer' || customer === null
      ? who.actor
      : { kind: 'customer', id: customer.id, name: customer.name }
  const change = asked(state, said, { actor: { ...actor, kind: 'customer' } as Actor, at })
  if (who.actor.kind === 'customer') return change
  const copied = {
    at,
    author_kind: 'customer' as const,
    author_id: customer?.id ?? null,
    author_name: customer?.name ?? null,
  }
  return {
    ...change,
    entries: (change.entries ?? []).map((entry) =>
      entry.kind === 'message' ? { ...entry, copied } : entry,
    ),
    events: (change.events ?? []).map((event) => ({ ...event, agent_id: null })),
  }
}

function privateWords({ message_id, text, files }: Words): CaseChange {
  return {
    entries: [{ kind: 'note', message_id, text, file_ids: files.map((file) => file.id) }],
    events: [
      {
        type: 'message.sent',
        data: { message_id, author: 'agent', is_note: true, text, attachments: [] },
      },
    ],
  }
}

/** @throws NOT_FOUND */
export async function readCase(desk: Pick<Desk, 'store'>, id: string): Promise<CaseState> {
  const row = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw caseUnknown(id)
  return caseOfRow(row)
}
