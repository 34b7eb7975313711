import type { QueryAnswer, Viewer } from '../../domain/contract/public.ts'
import { answerQuery, type QueryContext } from '../query/answer-query.ts'
import type { Reader } from '../../warehouse/public.ts'

export interface AskOptions {
  readonly viewer?: Viewer
  readonly tz?: string
  readonly now?: number
}

export function contextOf(reader: Reader, options: AskOptions = {}): QueryContext {
  return {
    reader,
    viewer: options.viewer ?? { kind: 'all' },
    tz: options.tz ?? 'UTC',
    now: options.now ?? Date.UTC(2026, 3, 1),
    dataUntil: null,
  }
}

/** Asks, and throws what is wrong with the question. */
export async function ask(
  reader: Reader,
  request: object,
  options: AskOptions = {},
): Promise<QueryAnswer> {
  const checked = await answerQuery(request, contextOf(reader, options))
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  return checked.value
}
