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

/** The words and files of a message go for good, here and wherever they were copied to; that it was there stays. */
export const redactMessage: Act<'redact_message'> = async (acting) => {
  const { at, unit, actor, cause } = acting
  const entry = await requireMessage(acting)
  if (entry.redacted_at !== null) return {}
  const now = withoutWords(entry, at)
  for (const copy of await copiesOf(await acting.scope(), acting.state.id, entry)) {
    const gone = withoutWords(copy, at)
    const state = await unit.case(copy.case_id)
    if (state === null) continue
    await unit.change(
      copy.case_id,
      {
        ...told(copy, 'message_redacted'),
        ...(await previewAfter({ ...acting, state }, gone)),
        rewritten: [gone],
        write: (tx) => writeAgain(tx, [gone]),
      },
      { actor, cause },
    )
  }
  return {
    ...told(entry, 'message_redacted'),
    ...(await previewAfter(acting, now)),
    events: [{ type: 'message.redacted', data: { message_id: entry.message_id } }],
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

/** Splitting a case or making it a ticket copied its messages. */
async function copiesOf(tx: StoreScope, caseId: string, entry: Entry): Promise<readonly Entry[]> {
  const rows = await tablesOf(tx)
    .selectFrom('desk_links')
    .innerJoin('desk_entries', 'desk_entries.case_id', 'desk_links.from_case')
    .selectAll('desk_entries')
    .where('desk_links.to_case', '=', caseId)
    .where('desk_links.relation', 'in', ['split_from', 'ticket_of'])
    .where('desk_entries.kind', '=', 'message')
    .execute()
  return rows
    .map(entryOfRow)
    .filter((copy) => copy.data['copied_from'] === entry.message_id && copy.redacted_at === null)
}
