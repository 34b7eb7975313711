import { z } from 'zod'
import { readAccount } from '../../accounts/public.ts'
import { DeskmetryError, findDayNumber, parseInstant, toInstant } from '../../domain/public.ts'
import type { RebuildProgress, RebuildResult } from '../../warehouse/public.ts'
import type { Rooms } from '../rooms.ts'
import { operation } from './operation.ts'

const input = z.strictObject({ diff: z.boolean(), from: z.string().optional() })

/** Folds every case anew and puts the result in place at once; or only the cases that moved since an instant. */
export const rebuildOperation = operation<z.infer<typeof input>, RebuildProgress, RebuildResult>({
  name: 'rebuild',
  input,
  async run(rooms, { diff, from }, report) {
    if (from === undefined) return rooms.warehouse.rebuild({ diff, onProgress: report })
    if (diff) {
      throw new DeskmetryError('BAD_INPUT', {
        what: '--from with --diff',
        reason: 'rows are replaced in place, so nothing is left to compare with',
        fix: 'Leave one of them out.',
      })
    }
    return rooms.warehouse.rebuild({ from: await instantOf(from, rooms) })
  },
})

/** An instant with an offset, or the start of a day in the account's zone. */
async function instantOf(written: string, { accounts }: Rooms): Promise<number> {
  if (findDayNumber(written) !== null) {
    return toInstant(written, 0, (await readAccount(accounts)).tz)
  }
  const instant = parseInstant(written)
  if (!Number.isNaN(instant)) return instant
  throw new DeskmetryError('BAD_INPUT', {
    what: `--from ${written}`,
    reason: 'it is neither a day nor an instant with an offset',
    fix: 'Write 2026-03-01 or 2026-03-01T09:00:00+08:00.',
  })
}
