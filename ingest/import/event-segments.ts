import { join } from 'node:path'
import type { Problem } from '../../domain/public.ts'
import { EXCERPT_BYTES } from '../file/refused-line.ts'
import type { RowFile } from '../file/rows.ts'
import { createSegment, type Segment, type SegmentWriter } from '../file/segment.ts'
import type { Mapper } from '../map/compile-map.ts'

/** A mapped event that goes to the dead letters. */
export interface RefusedEvent {
  readonly line: number
  readonly event: Readonly<Record<string, unknown>>
  readonly problems: readonly Problem[]
  readonly text: string
  readonly truncated: boolean
}

export interface EventSegmentOptions {
  readonly folder: string
  readonly onRow: () => void
  readonly onRefused: (refused: RefusedEvent) => void
  readonly segmentBytes?: number
}

/** Smaller than those of NDJSON: mapped rows come slower, and loading overlaps with mapping. */
const SEGMENT_BYTES = 16 * 1024 * 1024

/** Writes what a mapper makes of rows as segments of raw events. */
export async function* eventSegments(
  file: RowFile,
  mapper: Mapper,
  options: EventSegmentOptions,
): AsyncGenerator<Segment> {
  const { folder, segmentBytes = SEGMENT_BYTES } = options
  let count = 0
  let writer: SegmentWriter | undefined
  let failure: { readonly cause: unknown } | undefined
  try {
    for await (const batch of file.batches) {
      for (const row of batch) {
        options.onRow()
        for (const { event, problems } of mapper.apply(row)) {
          const text = JSON.stringify(event)
          if (problems.length > 0) {
            options.onRefused({ line: row.line, event, problems, ...excerpt(text) })
            continue
          }
          writer ??= await createSegment(join(folder, `segment-${(count += 1)}.ndjson`))
          await writer.append(Buffer.from(`${text}\n`), row.line, 1)
        }
      }
      if (!writer || writer.bytes < segmentBytes) continue
      const full = writer
      writer = undefined
      yield await full.finish()
    }
  } catch (cause) {
    failure = { cause }
  }
  // Also of a truncated file: what was read is handed over before the error is told.
  if (writer) yield await writer.finish()
  if (failure) throw failure.cause
}

function excerpt(text: string): { readonly text: string; readonly truncated: boolean } {
  return { text: text.slice(0, EXCERPT_BYTES), truncated: text.length > EXCERPT_BYTES }
}
