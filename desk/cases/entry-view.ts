import type { CaseEntry, CaseFile, VisitorEntry } from '../../domain/contract/public.ts'
import type { Entry } from '../commit/case-change.ts'
import type { Desk } from '../desk.ts'
import { readFileRows, toCaseFile } from '../files/case-files.ts'
import { renderMessage } from '../text/render-message.ts'
import { instantOf, instantOrNull } from './case-view.ts'

type Files = ReadonlyMap<string, CaseFile>

/** Entries as staff see them; their files are looked up together. */
export async function staffEntries(
  desk: Pick<Desk, 'store'>,
  entries: readonly Entry[],
): Promise<readonly CaseEntry[]> {
  const files = await filesOf(desk, entries)
  return entries.map((entry) => staffEntry(entry, files))
}

/** The same as the customer sees them: those with a `public_seq` alone, no ids of staff, no keys of others. */
export async function visitorEntries(
  desk: Pick<Desk, 'store'>,
  entries: readonly Entry[],
): Promise<readonly VisitorEntry[]> {
  const shown = entries.filter((entry) => entry.public_seq !== null)
  const files = await filesOf(desk, shown)
  return shown.map((entry) => visitorEntry(entry, files))
}

function staffEntry(entry: Entry, files: Files): CaseEntry {
  const { case_id, seq, kind, text, message_id, mentions, is_whisper, activity } = entry
  return {
    case_id,
    seq,
    at: instantOf(entry.at),
    author: { kind: entry.author_kind, id: entry.author_id, name: entry.author_name },
    kind,
    text,
    html: text === null ? null : renderMessage(text),
    message_id,
    files: pick(entry, files),
    mentions,
    is_whisper,
    edited_at: instantOrNull(entry.edited_at),
    redacted_at: instantOrNull(entry.redacted_at),
    activity,
    data: entry.data,
    client_key: entry.client_key,
  }
}

function visitorEntry(entry: Entry, files: Files): VisitorEntry {
  const { text, author_kind: author, notice } = entry
  const isMessage = entry.kind === 'message'
  return {
    seq: entry.public_seq ?? 0,
    at: instantOf(entry.at),
    author: author === 'rule' ? 'system' : author,
    author_name: entry.author_name,
    kind: isMessage ? 'message' : 'notice',
    html: text === null ? null : renderMessage(text),
    text,
    files: pick(entry, files),
    notice,
    data: isMessage ? {} : publicData(entry),
    client_key: author === 'customer' ? entry.client_key : null,
  }
}

/** What a notice may say: of staff only a name. */
const PUBLIC_DATA: Readonly<Partial<Record<string, readonly string[]>>> = {
  assigned: ['agent_name'],
  transferred: ['agent_name'],
  rating_requested: ['rating_id'],
  rated: ['rating_id', 'score', 'comment'],
  to_ticket: ['number', 'case_id'],
  message_edited: ['public_seq', 'text'],
  message_redacted: ['public_seq'],
}

function publicData({ notice, data }: Entry): Record<string, unknown> {
  const keys = PUBLIC_DATA[notice ?? ''] ?? []
  return Object.fromEntries(Object.entries(data).filter(([key]) => keys.includes(key)))
}

async function filesOf(desk: Pick<Desk, 'store'>, entries: readonly Entry[]): Promise<Files> {
  const rows = await readFileRows(
    desk,
    entries.flatMap((entry) => entry.file_ids),
  )
  return new Map([...rows.values()].map((row) => [row.id, toCaseFile(row)]))
}

function pick({ file_ids }: Entry, files: Files): readonly CaseFile[] {
  return file_ids.flatMap((id) => files.get(id) ?? [])
}
