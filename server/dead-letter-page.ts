/** Dead letters as the API and the command show them: instants in words, a page and where the next begins. */
import type { z } from 'zod'
import type { deadLetterList, deadLetterPage, DeadLetterView } from '../domain/contract/public.ts'
import { DeskmetryError } from '../domain/public.ts'
import { type DeadLetter, listDeadLetters } from '../ingest/public.ts'
import type { Rooms } from './rooms.ts'

/** @throws DeskmetryError BAD_INPUT when `after` is not the next of a page */
export async function readDeadLetterPage(
  store: Rooms['store'],
  { after, ...page }: z.infer<typeof deadLetterPage>,
): Promise<z.infer<typeof deadLetterList>> {
  const letters = await listDeadLetters(store, { ...page, after: readPlace(after) })
  const last = letters.length === page.limit ? letters.at(-1) : undefined
  const next = last === undefined ? null : `${last.first_seen_at}:${last.line ?? ''}:${last.id}`
  return { dead_letters: letters.map(toDeadLetterView), next }
}

export function toDeadLetterView({
  first_seen_at,
  settled_at,
  ...letter
}: DeadLetter): DeadLetterView {
  return {
    ...letter,
    first_seen_at: new Date(first_seen_at).toISOString(),
    settled_at: settled_at === null ? null : new Date(settled_at).toISOString(),
  }
}

function readPlace(text: string | undefined) {
  if (text === undefined) return undefined
  const [at = '', line = '', id = ''] = text.split(':')
  if (/^\d{1,15}$/.test(at) && /^\d{0,15}$/.test(line) && id !== '') {
    return { first_seen_at: Number(at), line: line === '' ? null : Number(line), id }
  }
  throw new DeskmetryError('BAD_INPUT', {
    what: 'after',
    reason: 'it is not the next of a page',
    fix: 'Send what the page before gave as next.',
  })
}
