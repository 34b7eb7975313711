import type { SearchAnswer } from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** Cases, messages and customers that hold the words, as far as the asking agent may read them. */
export async function readSearch(words: string, signal?: AbortSignal): Promise<SearchAnswer> {
  const path = `/api/v1/desk/search?${new URLSearchParams({ q: words }).toString()}`
  return (await fetchJson(path, signal === undefined ? {} : { signal })) as SearchAnswer
}
