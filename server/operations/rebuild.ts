import { z } from 'zod'
import type { RebuildProgress, RebuildResult } from '../../warehouse/public.ts'
import { operation } from './operation.ts'

const input = z.strictObject({ diff: z.boolean() })

/** Folds every case anew, and puts the result in place at once. */
export const rebuildOperation = operation<z.infer<typeof input>, RebuildProgress, RebuildResult>({
  name: 'rebuild',
  input,
  run: ({ warehouse }, { diff }, report) => warehouse.rebuild({ diff, onProgress: report }),
})
