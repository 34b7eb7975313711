import type { Problem } from '../../domain/public.ts'
import { cutSegments } from '../file/cut-segments.ts'
import type { RefusedLine } from '../file/refused-line.ts'
import type { Segment } from '../file/segment.ts'
import type { Mapper } from '../map/compile-map.ts'
import { addDeadLetters } from '../store/dead-letter-rows.ts'
import { canonicalMapper } from './canonical-columns.ts'
import { eventSegments, type RefusedEvent } from './event-segments.ts'
import type { ImportRequest } from './import-request.ts'
import type { IngestRoom } from './ingest-room.ts'
import { loadSegment, type SegmentOrigin } from './load-segment.ts'
import { type Input, openInput, type ReadOptions, readRows } from './open-input.ts'
import type { PreparedMap } from './prepare-map.ts'
import { createProgress } from './progress.ts'
import type { Tally } from './tally.ts'

export interface InputImport {
  readonly request: ImportRequest
  readonly room: IngestRoom
  readonly map: PreparedMap | null
  readonly folder: string
  readonly tally: Tally
  readonly read: Omit<ReadOptions, 'onRead' | 'onRefused'>
  readonly source: string
}

/** Imports one file. @returns problems when a table without a map is no table of events */
export async function importInput(input: Input, context: InputImport): Promise<readonly Problem[]> {
  const { room, tally, source } = context
  const origin = { file: input.name, source, receivedAt: room.clock.now() }
  const progress = createProgress(input, context)
  const onRefused = (refused: RefusedLine) => {
    tally.rowsRead += 1
    tally.refuse({ ...refused, source, file: input.name, event_id: null })
  }
  const read: ReadOptions = { ...context.read, onRead: progress.onRead, onRefused }
  const found = await findSegments(input, context, read)
  if ('problems' in found) return found.problems
  await loadAll(found.segments, origin, context, progress.report)
  return []
}

async function findSegments(
  input: Input,
  context: InputImport,
  read: ReadOptions,
): Promise<
  { readonly segments: AsyncIterable<Segment> } | { readonly problems: readonly Problem[] }
> {
  const { map, folder, tally, source } = context
  if (map === null) {
    const { bytes, format } = await openInput(input, read)
    if (format === 'ndjson') {
      const segments = cutSegments(bytes.chunks, { folder, onRefused: read.onRefused })
      return { segments: counted(segments, tally) }
    }
  }
  const file = await readRows(input, read)
  const tied =
    map === null
      ? canonicalMapper(file, input.name)
      : map.tie(file, (field, value) => tally.unmapped(source, field, value))
  if (!tied.ok) return tied
  return { segments: mapped(file, tied.mapper, input, context) }
}

function mapped(
  file: Parameters<typeof eventSegments>[0],
  mapper: Mapper,
  input: Input,
  { folder, tally, source }: InputImport,
): AsyncIterable<Segment> {
  return eventSegments(file, mapper, {
    folder,
    onRow: () => void (tally.rowsRead += 1),
    onRefused: ({ event, ...refused }: RefusedEvent) => {
      const id = event['event_id']
      tally.refuse({ ...refused, source, file: input.name, event_id: textOrNull(id) })
    },
  })
}

async function* counted(segments: AsyncIterable<Segment>, tally: Tally): AsyncGenerator<Segment> {
  for await (const segment of segments) {
    tally.rowsRead += segment.lines.size
    yield segment
  }
}

/** While one segment is loaded the next is cut. */
async function loadAll(
  segments: AsyncIterable<Segment>,
  origin: SegmentOrigin,
  { room, tally }: InputImport,
  report: () => void,
): Promise<void> {
  let loading: Promise<void> = Promise.resolve()
  async function load(segment: Segment): Promise<void> {
    await loadSegment(room.warehouse, segment, origin, tally)
    await addDeadLetters(room.store, tally.takeRefused(), room.clock)
    report()
  }
  try {
    for await (const segment of segments) {
      await loading
      loading = load(segment)
      // Its failure is thrown by the next await; until then it is nobody's surprise.
      loading.catch(() => undefined)
    }
  } finally {
    await loading
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value.slice(0, 200) : null
}
