import { z } from 'zod'
import type { QueryAnswer } from '../../domain/contract/public.ts'
import { ask } from '../numbers/ask.ts'
import { operation } from './operation.ts'

/** One question of the owner of the data directory, who may see everything. */
export const queryOperation = operation<unknown, never, QueryAnswer>({
  name: 'query',
  // Judged by reports, which names the nearest metric and every problem at once.
  input: z.unknown(),
  run: (rooms, input) => ask(rooms, { kind: 'all' }, input),
})
