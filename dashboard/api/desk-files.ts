import type { CaseFile } from '../../domain/contract/public.ts'
import { pageLanguage } from '../language/page-language.ts'
import { ApiFailure, toFailure } from './fetch-json.ts'

/** Files of conversations. They are sent by a form, and read by their address. */
export function fileUrl(fileId: string): string {
  return `/api/v1/desk/files/${encodeURIComponent(fileId)}`
}

/** @throws ApiFailure: refused by its content or size, or `OFFLINE` */
export async function postFile(file: File, signal: AbortSignal): Promise<CaseFile> {
  const form = new FormData()
  form.append('file', file, file.name)
  const response = await fetch('/api/v1/desk/files', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'accept-language': pageLanguage() },
    body: form,
    signal,
  }).catch((cause: unknown) => {
    if (signal.aborted) throw cause
    throw new ApiFailure({ code: 'OFFLINE', status: 0, message: String(cause) })
  })
  if (!response.ok) throw await toFailure(response)
  return (await response.json()) as CaseFile
}
