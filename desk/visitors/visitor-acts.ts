import type {
  RatingInput,
  VisitorCase,
  VisitorCaseInput,
  VisitorMessageInput,
  VisitorPage,
  VisitorSaid,
} from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { leaveAsCustomer } from '../actions/leave.ts'
import { sayAsCustomer } from '../actions/customer-message.ts'
import { giveRating } from '../actions/rating.ts'
import { openCase } from '../cases/open-case.ts'
import { WEB_CHANNEL } from '../channels/web.ts'
import { refusal } from '../cases/transitions.ts'
import type { Desk } from '../desk.ts'
import { postCustomerEvent } from '../outbox/post-customer-event.ts'
import { admissionOf, factsOfNew, noteAfterHours } from '../router/admission.ts'
import { tablesOf } from '../store/tables.ts'
import { plainLine } from '../text/plain-text.ts'
import { readVisitorCase, toVisitorCases } from './visitor-cases.ts'
import { actorOfVisitor, type Visitor } from './visitor.ts'
import { widgetConfigOf } from './widget-settings.ts'

/**
 * Begins a conversation, or leaves a ticket: outside the hours of the widget every wish to chat becomes one.
 * Sent twice under one key it begins once. Required custom fields are not demanded: the widget asks what its own form
 * lists, and of a visitor who comes back nothing, so that nobody could fill them in. Solving asks staff for them.
 * @throws FILE_UNKNOWN, MESSAGE_TOO_LARGE
 */
export async function openVisitorCase(
  desk: Desk,
  visitor: Visitor,
  input: VisitorCaseInput,
): Promise<VisitorCase> {
  if (input.page !== undefined) await noteVisitorPage(desk, visitor, input.page)
  const { is_open } = await widgetConfigOf(desk)
  const { subject, language } = { subject: input.subject, language: visitor.language }
  const asked = input.kind === 'chat' && is_open ? 'chat' : 'ticket'
  const admission = await admissionOf(desk, {
    ...(await factsOfNew(desk, visitor.customer_id, { kind: asked, channel: WEB_CHANNEL.name })),
    language,
    fields: input.fields,
    page_url: input.page?.url ?? null,
  })
  const { case: opened, is_repeat } = await openCase(desk, actorOfVisitor(visitor), {
    kind: admission.kind,
    channel: WEB_CHANNEL.name,
    text: input.text,
    file_ids: input.file_ids,
    fields: input.fields,
    client_key: input.client_key,
    ...(subject === undefined ? {} : { subject }),
    ...(language === null ? {} : { language }),
  })
  if (!is_repeat && admission.kind !== asked) await noteAfterHours(desk, opened, admission)
  const [view] = await toVisitorCases(desk, [opened])
  if (view === undefined) throw new Error('a case has a view')
  return view
}

/**
 * A further message. What ended long ago is not continued: then `case_id` is the new case that holds the message.
 * @throws NOT_FOUND, FILE_UNKNOWN, MESSAGE_TOO_LARGE, CASE_ACTION_REFUSED
 */
export async function sayInCase(
  desk: Desk,
  visitor: Visitor,
  message: VisitorMessageInput & { readonly case_id: string },
): Promise<VisitorSaid> {
  await readVisitorCase(desk, visitor, message.case_id)
  const { case: held, entries } = await sayAsCustomer(desk, actorOfVisitor(visitor), message)
  const said = entries.find((entry) => entry.client_key === message.client_key)
  return { case_id: held.id, seq: said?.public_seq ?? null }
}

/** @throws NOT_FOUND */
export async function leaveCase(desk: Desk, visitor: Visitor, caseId: string): Promise<void> {
  await readVisitorCase(desk, visitor, caseId)
  await leaveAsCustomer(desk, actorOfVisitor(visitor), caseId)
}

/**
 * Answers the last rating that was asked for.
 * @throws NOT_FOUND, CASE_ACTION_REFUSED when nobody asked
 */
export async function rateCase(
  desk: Desk,
  visitor: Visitor,
  { case_id, ...rating }: RatingInput & { readonly case_id: string },
): Promise<void> {
  const state = await readVisitorCase(desk, visitor, case_id)
  const asked = await tablesOf(desk.store)
    .selectFrom('desk_ratings')
    .select('id')
    .where('case_id', '=', case_id)
    .orderBy('requested_at', 'desc')
    .executeTakeFirst()
  if (asked === undefined) {
    throw refusal(state, 'nobody asked for a rating', 'Wait until the conversation has ended.')
  }
  await giveRating(desk, actorOfVisitor(visitor), { ...rating, rating_id: asked.id })
}

/**
 * How far the visitor has read; never backwards, never past what there is.
 * @throws NOT_FOUND
 */
export async function markVisitorRead(
  desk: Desk,
  visitor: Visitor,
  mark: { readonly case_id: string; readonly seq: number },
): Promise<void> {
  const state = await readVisitorCase(desk, visitor, mark.case_id)
  const seq = Math.min(mark.seq, state.last_public_seq)
  if (seq <= state.visitor_seq) return
  await tablesOf(desk.store)
    .updateTable('desk_cases')
    .set({ visitor_seq: seq })
    .where('id', '=', state.id)
    .where('visitor_seq', '<', seq)
    .execute()
  const { customer_id: reader_id } = visitor
  desk.news.publish({ kind: 'read', case_id: state.id, who: 'customer', reader_id, seq })
}

/** Where the visitor is; the facts learn of each page once. */
export async function noteVisitorPage(
  desk: Desk,
  { customer_id, token_hash }: Visitor,
  page: VisitorPage,
): Promise<void> {
  if (!/^https?:\/\//i.test(page.url)) {
    throw new DeskmetryError('BAD_INPUT', {
      what: 'page.url',
      reason: 'it is not the address of a page',
      fix: 'Send an address that begins with https://.',
    })
  }
  const { page_json } = await tablesOf(desk.store)
    .selectFrom('desk_visitors')
    .select('page_json')
    .where('token_hash', '=', token_hash)
    .executeTakeFirstOrThrow()
  const before = page_json === null ? null : (JSON.parse(page_json) as { readonly url: string })
  const now = { url: page.url, title: plainLine(page.title, 300) || null, at: desk.clock.now() }
  await desk.store.transaction(async (store) => {
    const { numUpdatedRows } = await tablesOf(store)
      .updateTable('desk_visitors')
      .set({ page_json: JSON.stringify(now), last_seen_at: desk.clock.now() })
      .where('token_hash', '=', token_hash)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow()
    // None: they were forgotten meanwhile.
    if (numUpdatedRows === 0n || before?.url === page.url) return
    await postCustomerEvent({ ...desk, store }, customer_id, {
      type: 'page.viewed',
      data: { url: page.url },
    })
  })
}
