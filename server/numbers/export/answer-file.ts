import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../../domain/contract/public.ts'
import type { ExportTable } from './export-column.ts'
import { CSV, toCsv } from './to-csv.ts'
import { toWorkbook, XLSX } from './to-workbook.ts'

/** The kinds of file that a table is written as. */
export type FileType = typeof CSV | typeof XLSX

/** Said in the description of what answers with them. */
export const FILES_TOLD = `JSON, or what Accept asks for: CSV (${CSV}) or a workbook (${XLSX}). Both hold names instead of ids and speak the language of Accept-Language.`

/** The file that is asked for; null: none, so JSON. */
export function wantedFile({ headers }: FastifyRequest): FileType | null {
  return ([CSV, XLSX] as const).find((type) => headers.accept?.includes(type) === true) ?? null
}

/** Answers with a table as a file. */
export async function sendTable(
  reply: FastifyReply,
  table: ExportTable,
  { type, language }: { readonly type: FileType; readonly language: Language },
): Promise<FastifyReply> {
  return type === CSV
    ? sendWritten(reply, `${CSV}; charset=utf-8`, toCsv(table.columns))
    : sendWritten(reply, XLSX, await toWorkbook(table, language))
}

/** Past the JSON serializer: it is written already. */
export function sendWritten(
  reply: FastifyReply,
  type: string,
  content: Uint8Array | string,
): FastifyReply {
  return reply.type(type).send(typeof content === 'string' ? content : Buffer.from(content))
}
