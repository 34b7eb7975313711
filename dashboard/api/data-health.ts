import type { DataHealthView, DeadLetterView } from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** How well data comes in. */
export async function readDataHealth(): Promise<DataHealthView> {
  return (await fetchJson('/api/v1/data-health')) as DataHealthView
}

export interface DeadLetterPage {
  readonly dead_letters: readonly DeadLetterView[]
  /** Where the next page begins; null: this is the last. */
  readonly next: string | null
}

/** Records that were turned away and wait for somebody, the oldest first. */
export async function readDeadLetters(after: string | null): Promise<DeadLetterPage> {
  const from = after === null ? '' : `&after=${encodeURIComponent(after)}`
  return (await fetchJson(`/api/v1/dead-letters?state=open&limit=50${from}`)) as DeadLetterPage
}

/** Puts a mended text in the record's place; what is still wrong with it comes back. */
export async function mendDeadLetter(id: string, text: string): Promise<DeadLetterView> {
  const path = `/api/v1/dead-letters/${encodeURIComponent(id)}`
  return (await fetchJson(path, { method: 'PUT', body: { text } })) as DeadLetterView
}

export interface ReplayAnswer {
  readonly replayed: number
  readonly duplicates: number
  readonly refused: readonly { readonly id: string }[]
}

/** Sends records again; all open ones when none is named. */
export async function replayDeadLetters(ids: readonly string[] | null): Promise<ReplayAnswer> {
  const body = ids === null ? {} : { ids }
  return (await fetchJson('/api/v1/dead-letters/replay', { method: 'POST', body })) as ReplayAnswer
}

export async function dismissDeadLetters(ids: readonly string[]): Promise<void> {
  await fetchJson('/api/v1/dead-letters/dismiss', { method: 'POST', body: { ids } })
}
