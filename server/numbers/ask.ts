import { readAccount } from '../../accounts/public.ts'
import type { QueryAnswer, Viewer } from '../../domain/contract/public.ts'
import { answerQuery, type QueryContext } from '../../reports/public.ts'
import { RefusedInput } from '../http/refused-input.ts'
import type { Rooms } from '../rooms.ts'

/** Everything a question needs besides itself: who asks, the account's zone, now, and how far data reaches. */
export async function questionContext(rooms: Rooms, viewer: Viewer): Promise<QueryContext> {
  const [{ tz }, dataUntil] = await Promise.all([readAccount(rooms.accounts), rooms.dataUntil()])
  return { viewer, tz, now: rooms.clock.now(), reader: rooms.warehouse, dataUntil }
}

/** @throws RefusedInput with everything that is wrong with the question */
export async function ask(rooms: Rooms, viewer: Viewer, request: unknown): Promise<QueryAnswer> {
  const answer = await answerQuery(request, await questionContext(rooms, viewer))
  if (!answer.ok) throw new RefusedInput('The query', answer.problems)
  return answer.value
}
