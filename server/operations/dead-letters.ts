import { z } from 'zod'
import {
  deadLetterFilter,
  type deadLetterList,
  deadLetterPage,
  type DeadLetterView,
} from '../../domain/contract/public.ts'
import {
  type DeadLetterFilter,
  getDeadLetter,
  listDeadLetters,
  mend,
  replay,
  type ReplaySummary,
  settleDeadLetters,
} from '../../ingest/public.ts'
import { readDeadLetterPage, toDeadLetterView } from '../dead-letter-page.ts'
import type { Rooms } from '../rooms.ts'
import { operation } from './operation.ts'

const chosen = { ids: z.array(z.string()).min(1).max(10_000).optional(), filter: deadLetterFilter }
const input = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('list'), page: deadLetterPage }),
  z.strictObject({ action: z.literal('show'), id: z.string() }),
  z.strictObject({ action: z.literal('mend'), id: z.string(), text: z.string().min(1) }),
  z.strictObject({ action: z.literal('replay'), ...chosen }),
  z.strictObject({ action: z.literal('dismiss'), ...chosen }),
])
export type DeadLettersInput = z.infer<typeof input>

export interface DeadLettersResult {
  readonly list?: z.infer<typeof deadLetterList>
  /** Shown, or as it is now that it was mended. */
  readonly letter?: DeadLetterView
  readonly replayed?: ReplaySummary
  readonly dismissed_count?: number
}

/** Records that were turned away: list, show, mend, replay, dismiss. */
export const deadLettersOperation = operation<DeadLettersInput, never, DeadLettersResult>({
  name: 'dead-letters',
  input,
  async run({ store, ingest, clock }, asked) {
    switch (asked.action) {
      case 'list':
        return { list: await readDeadLetterPage(store, asked.page) }
      case 'show':
        return { letter: toDeadLetterView(await getDeadLetter(store, asked.id)) }
      case 'mend':
        return { letter: toDeadLetterView(await mend(ingest, asked.id, asked.text)) }
      case 'replay': {
        const { ids, filter } = asked
        return {
          replayed: await replay(ingest, { ...filter, ...(ids === undefined ? {} : { ids }) }),
        }
      }
      case 'dismiss': {
        const { ids, filter } = asked
        const settled = { state: 'dismissed', clock } as const
        if (ids !== undefined)
          return { dismissed_count: await settleDeadLetters(store, ids, settled) }
        return { dismissed_count: await dismissFound({ store, clock }, filter) }
      }
    }
  },
})

const BATCH = 5_000

/** Dismissed ones are not found again, so each batch is the first page. */
async function dismissFound(
  { store, clock }: Pick<Rooms, 'store' | 'clock'>,
  filter: DeadLetterFilter,
): Promise<number> {
  let count = 0
  for (;;) {
    const letters = await listDeadLetters(store, { ...filter, state: 'open', limit: BATCH })
    if (letters.length === 0) return count
    const ids = letters.map(({ id }) => id)
    count += await settleDeadLetters(store, ids, { state: 'dismissed', clock })
  }
}
