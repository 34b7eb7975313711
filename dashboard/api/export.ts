import type { QueryRequest } from '../../domain/contract/public.ts'
import { fetchFile } from './fetch-json.ts'

/** The kinds of file that the server writes of an answer, and what they are asked for by. */
export const ANSWER_FILES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
export type AnswerFile = keyof typeof ANSWER_FILES

/** The answer to a request as a file, in the language of the page. */
export async function postExport(request: QueryRequest, kind: AnswerFile): Promise<Blob> {
  return fetchFile('/api/v1/query', {
    method: 'POST',
    body: request,
    accept: ANSWER_FILES[kind],
  })
}
