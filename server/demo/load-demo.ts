import { setImmediate as yieldTurn } from 'node:timers/promises'
import type { DemoEvent } from '../../demo/public.ts'
import { importFiles, type ImportProgress, type ImportSummary } from '../../ingest/public.ts'
import { RefusedInput } from '../http/refused-input.ts'
import type { Rooms } from '../rooms.ts'

/** Long enough to be quick, short enough for others to get their turn. */
const EVENTS_PER_CHUNK = 500

export interface DemoStretch {
  readonly events: Iterable<DemoEvent>
  /** Events before this instant are in already, epoch ms. */
  readonly since: number
}

/**
 * Writes a stretch of the demo into the warehouse, by the way files take. It streams: memory does not follow the
 * number of cases.
 */
export async function loadDemo(
  rooms: Rooms,
  stretch: DemoStretch,
  onProgress: (progress: ImportProgress) => void = () => undefined,
): Promise<ImportSummary> {
  const request = { files: ['-'], format: 'ndjson', source: 'demo', onProgress } as const
  const outcome = await importFiles({ ...request, stdin: linesOf(stretch) }, rooms.ingest)
  if (!outcome.ok) throw new RefusedInput('The demo', outcome.problems)
  return outcome.summary
}

async function* linesOf({ events, since }: DemoStretch): AsyncGenerator<Buffer> {
  const from = new Date(since).toISOString()
  let lines = ''
  let pulled = 0
  for (const event of events) {
    if (event.occurred_at >= from) lines += `${JSON.stringify(event)}\n`
    pulled += 1
    if (pulled % EVENTS_PER_CHUNK !== 0) continue
    if (lines !== '') yield Buffer.from(lines)
    lines = ''
    await yieldTurn()
  }
  // An empty stretch is no empty file: a blank line holds nothing and offends nobody.
  yield Buffer.from(lines === '' ? '\n' : lines)
}
