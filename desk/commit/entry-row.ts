import type { DeskTables } from '../store/tables.ts'
import type { Entry } from './case-change.ts'

type EntryRow = DeskTables['desk_entries']

export function entryOfRow(row: EntryRow): Entry {
  const { file_ids_json, mentions_json, data_json, ...plain } = row
  return {
    ...plain,
    author_kind: row.author_kind as Entry['author_kind'],
    kind: row.kind as Entry['kind'],
    activity: row.activity as Entry['activity'],
    notice: row.notice as Entry['notice'],
    is_whisper: row.is_whisper === 1,
    file_ids: JSON.parse(file_ids_json) as string[],
    mentions: JSON.parse(mentions_json) as string[],
    data: JSON.parse(data_json) as Record<string, unknown>,
  }
}

export function rowOfEntry({ file_ids, mentions, data, ...entry }: Entry): EntryRow {
  return {
    ...entry,
    is_whisper: entry.is_whisper ? 1 : 0,
    file_ids_json: JSON.stringify(file_ids),
    mentions_json: JSON.stringify(mentions),
    data_json: JSON.stringify(data),
  }
}
