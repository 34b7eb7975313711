import { createReadStream } from 'node:fs'
import { z } from 'zod'
import type { Problem } from '../../domain/public.ts'
import {
  FILE_FORMATS,
  type ImportProgress,
  importFiles,
  type ImportSummary,
} from '../../ingest/public.ts'
import { RefusedInput } from '../http/refused-input.ts'
import { countCases } from '../numbers/count-cases.ts'
import { operation } from './operation.ts'

const input = z.strictObject({
  /** Absolute paths; `-` is standard input. */
  files: z.array(z.string()).min(1),
  map: z.string().optional(),
  source: z.string().optional(),
  format: z.enum(FILE_FORMATS).optional(),
  /** Where standard input was set down: it belongs to another process. */
  stdin_file: z.string().optional(),
})
export type ImportInput = z.infer<typeof input>

export interface ImportResult extends Omit<ImportSummary, 'failures'> {
  /** Files that could not be read, or not to their end. */
  readonly failures: readonly { readonly code: string; readonly message: string }[]
  readonly cases: number
}

/** Imports files of this machine. */
export const importOperation = operation<ImportInput, ImportProgress, ImportResult>({
  name: 'import',
  input,
  async run({ ingest, warehouse }, { stdin_file, ...rest }, onProgress) {
    const stdin = stdin_file === undefined ? process.stdin : createReadStream(stdin_file)
    const request = { ...rest, stdin: stdin as AsyncIterable<Buffer>, onProgress }
    const outcome = await importFiles(request, ingest)
    if (!outcome.ok) throw refused(outcome.problems)
    const failures = outcome.summary.failures.map(({ code, message }) => ({ code, message }))
    return { ...outcome.summary, failures, cases: await countCases(warehouse) }
  },
})

const refused = (problems: readonly Problem[]) => new RefusedInput('The import', problems)
