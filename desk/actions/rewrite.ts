import { DeskmetryError } from '../../domain/public.ts'
import type { StoreScope } from '../../store/public.ts'
import type { CaseState } from '../cases/case-state.ts'
import { refusal } from '../cases/transitions.ts'
import type { CaseChange, Entry } from '../commit/case-change.ts'
import { entryOfRow, rowOfEntry } from '../commit/entry-row.ts'
import { abandonFiles } from '../files/case-files.ts'
import { tablesOf } from '../store/tables.ts'
import { previewOf } from '../text/plain-text.ts'
import type { Act, Acting } from './acting.ts'
import { soundText } from './message.ts'

/** The words of a message as they should have been. Who may is asked before (`actAs`): its author alone. */
export const editMessage: Act<'edit_message'> = async (acting) => {
  const { state, action, at } = acting
  const entry = await requireMessage(acting)
  const text = soundText(action.text)
  if (entry.redacted_at !== null) {
    throw refusal(state, 'that message was redacted', 'Write a new one.')
  }
  if (text === entry.text) return {}
  const now: Entry = { ...entry, text, edited_at: at }
  return {
    ...told(entry, 'message_edited'),
    ...(await previewAfter(acting, now)),
    events: [{ type: 'message.edited', data: { message_id: entry.message_id, text } }],
    rewritten: [now],
    write: (tx) => writeAgain(tx, [now]),
  }
}

/**
 * The words and files of a message go for good, here and wherever they were copied to or from; that it was there
 * stays.
 */
export const redactMessage: Act<'redact_message'> = async (acting) => {
  const { at, unit, actor, cause } = acting
  const entry = await requireMessage(acting)
  if (entry.redacted_at !== null) return {}
  const now = withoutWords(entry, at)
  for (const other of await othersOf(await acting.scope(), acting.state.id, entry)) {
    const gone = withoutWords(other, at)
    const state = await unit.case(other.case_id)
    if (state === null) continue
    await unit.change(
      other.case_id,
      {
        ...told(other, 'message_redacted'),
        ...(await previewAfter({ ...acting, state }, gone)),
        events: redacted(other),
        rewritten: [gone],
        write: (tx) => writeAgain(tx, [gone]),
      },
      { actor, cause },
    )
  }
  return {
    ...told(entry, 'message_redacted'),
    ...(await previewAfter(acting, now)),
    events: redacted(entry),
    rewritten: [now],
    write: async (tx) => {
      await writeAgain(tx, [now])
      await abandonFiles(tx, entry.file_ids)
    },
  }
}

type Rewriting = Acting<'edit_message'> | Acting<'redact_message'>

async function requireMessage({ state, action, scope }: Rewriting): Promise<Entry> {
  const row = await tablesOf(await scope())
    .selectFrom('desk_entries')
    .selectAll()
    .where('message_id', '=', action.message_id)
    .where('case_id', '=', state.id)
    .executeTakeFirst()
  if (row === undefined) {
    throw new DeskmetryError('NOT_FOUND', {
      what: `Message ${action.message_id}`,
      fix: 'Load the case again.',
    })
  }
  return entryOfRow(row)
}

/** Copies carry no events: what was said was said once, and is unsaid once. */
function redacted(entry: Entry): NonNullable<CaseChange['events']> {
  if ('copied_from' in entry.data) return []
  return [{ type: 'message.redacted', data: { message_id: entry.message_id } }]
}

function withoutWords(entry: Entry, at: number): Entry {
  return { ...entry, text: '', file_ids: [], mentions: [], redacted_at: at }
}

function told(entry: Entry, activity: 'message_edited' | 'message_redacted'): CaseChange {
  const { message_id, seq, public_seq } = entry
  return {
    entries: [
      {
        kind: 'activity',
        activity,
        notice: public_seq === null ? null : activity,
        data: { message_id, seq, public_seq },
      },
    ],
  }
}

/** The preview is that of the last public message that still has words. */
async function previewAfter(
  { scope, state }: { readonly scope: Rewriting['scope']; readonly state: CaseState },
  changed: Entry,
): Promise<CaseChange> {
  if (changed.public_seq === null) return {}
  const last = await tablesOf(await scope())
    .selectFrom('desk_entries')
    .select(['seq', 'text'])
    .where('case_id', '=', state.id)
    .where('kind', '=', 'message')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last === undefined || last.seq !== changed.seq) return {}
  return { patch: { preview: previewOf(changed.text ?? '') } }
}

async function writeAgain(tx: StoreScope, entries: readonly Entry[]): Promise<void> {
  for (const entry of entries) {
    const { text, file_ids_json, mentions_json, edited_at, redacted_at } = rowOfEntry(entry)
    await tablesOf(tx)
      .updateTable('desk_entries')
      .set({ text, file_ids_json, mentions_json, edited_at, redacted_at })
      .where('case_id', '=', entry.case_id)
      .where('seq', '=', entry.seq)
      .execute()
  }
}

/** Splitting a case or making it a ticket copied its messages: the other places of the same words. */
async function othersOf(tx: StoreScope, caseId: string, entry: Entry): Promise<readonly Entry[]> {
  const root = rootOf(entry)
  const rows = await tablesOf(tx)
    .selectFrom('desk_entries')
    .selectAll()
    .where('case_id', 'in', [...(await branchesOf(tx, caseId))])
    .where('kind', '=', 'message')
    .where('redacted_at', 'is', null)
    .where((row) =>
      row.or([row('message_id', '=', root), row('data_json', 'like', '%"copied_from"%')]),
    )
    .execute()
  return rows
    .map(entryOfRow)
    .filter((other) => rootOf(other) === root && other.message_id !== entry.message_id)
}

/** The message that was said; the same for it and for every copy. */
function rootOf({ message_id, data }: Entry): string {
  const from = data['copied_from']
  return typeof from === 'string' ? from : (message_id ?? '')
}

/** The cases that came out of one, those it came out of, and so on. */
async function branchesOf(tx: StoreScope, caseId: string): Promise<ReadonlySet<string>> {
  const known = new Set([caseId])
  for (let next = [caseId]; next.length > 0; ) {
    const reached = next
    const links = await tablesOf(tx)
      .selectFrom('desk_links')
      .select(['from_case', 'to_case'])
      .where((link) => link.or([link('from_case', 'in', reached), link('to_case', 'in', reached)]))
      .where('relation', 'in', ['split_from', 'ticket_of'])
      .execute()
    next = [...new Set(links.flatMap(({ from_case, to_case }) => [from_case, to_case]))].filter(
      (id) => !known.has(id),
    )
    for (const id of next) known.add(id)
  }
  return known
}
