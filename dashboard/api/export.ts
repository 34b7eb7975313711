import type { QueryRequest } from '../../domain/contract/public.ts'
import { fetchFile } from './fetch-json.ts'

/** The kinds of file that the server writes of an answer, and what they are asked for by. */
export const ANSWER_FILES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
export type AnswerFile = keyof typeof ANSWER_FILES

/** What answers with a file, and the request to it. */
export interface ExportSource {
  readonly path: 'query' | 'figures' | 'breaches' | 'satisfaction/comments'
  readonly request: Pick<QueryRequest, 'from' | 'to' | 'tz'>
}

/** The answer to a request as a file, in the language of the page. */
export async function postExport({ path, request }: ExportSource, kind: AnswerFile): Promise<Blob> {
  return fetchFile(`/api/v1/${path}`, {
    method: 'POST',
    body: request,
    accept: ANSWER_FILES[kind],
  })
}
