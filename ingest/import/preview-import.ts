import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CanonicalEvent, Problem } from '../../domain/public.ts'
import { judgeRecord } from '../dead-letter/judge-text.ts'
import { stemOf } from '../file/file-format.ts'
import type { RefusedLine } from '../file/refused-line.ts'
import type { RowFile } from '../file/rows.ts'
import type { MappedEvent, Mapper } from '../map/compile-map.ts'
import { canonicalMapper } from './canonical-columns.ts'
import type { ImportRequest } from './import-request.ts'
import type { IngestRoom } from './ingest-room.ts'
import { findInput, type Input, readRows } from './open-input.ts'
import { type PreparedMap, prepareMap } from './prepare-map.ts'
import { surveyInputs } from './survey-inputs.ts'

/** What a record would become. */
export interface PreviewedEvent {
  readonly file: string
  readonly line: number
  /** Null when it is refused. */
  readonly event: CanonicalEvent | null
  readonly problems: readonly Problem[]
}

export type PreviewOutcome =
  | { readonly ok: true; readonly events: readonly PreviewedEvent[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

const SHOWN = 20

type Room = Pick<IngestRoom, 'tempDir' | 'readParquet'>

/**
 * Shows the first 20 events of an import and what is wrong with them; loads nothing.
 * @throws DeskmetryError as `importFiles` does for files and maps
 */
export async function previewImport(request: ImportRequest, room: Room): Promise<PreviewOutcome> {
  const reading = request.map === undefined ? null : await prepareMap(request.map)
  if (reading?.ok === false) return reading
  const map = reading?.map ?? null
  await mkdir(room.tempDir, { recursive: true })
  const folder = await mkdtemp(join(room.tempDir, 'preview-'))
  try {
    return await preview(request, room, map, folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function preview(
  request: ImportRequest,
  room: Room,
  map: PreparedMap | null,
  folder: string,
): Promise<PreviewOutcome> {
  const setDown = map === null ? null : { stdin: request.stdin, folder }
  const inputs: Input[] = []
  for (const name of request.files) inputs.push(await findInput(name, setDown))
  const read = {
    stdin: request.stdin,
    format: request.format ?? map?.spec.format,
    delimiter: map?.spec.delimiter,
    readParquet: room.readParquet,
  }
  const problems = map === null ? [] : await surveyInputs(inputs, map, read)
  if (problems.length > 0) return { ok: false, problems }
  const events: PreviewedEvent[] = []
  for (const input of inputs) {
    const refused: RefusedLine[] = []
    const file = await readRows(input, { ...read, onRefused: (line) => refused.push(line) })
    const tied = tie(file, input, map)
    if (!tied.ok) return tied
    const source = request.source ?? map?.spec.source ?? `file:${stemOf(input.name)}`
    await collect({ events, input, source, refused }, file, tied.mapper)
    if (events.length >= SHOWN) break
  }
  return { ok: true, events: events.slice(0, SHOWN) }
}

function tie(file: RowFile, input: Input, map: PreparedMap | null) {
  if (map !== null) return map.tie(file, () => undefined)
  return file.columns === null
    ? ({ ok: true, mapper: RECORDS } as const)
    : canonicalMapper(file, input.name)
}

interface Preview {
  readonly events: PreviewedEvent[]
  readonly input: Input
  readonly source: string
  readonly refused: RefusedLine[]
}

async function collect(preview: Preview, file: RowFile, mapper: Mapper): Promise<void> {
  const { events, input, source, refused } = preview
  const seen: PreviewedEvent[] = []
  for await (const batch of file.batches) {
    for (const row of batch.slice(0, SHOWN)) {
      for (const mapped of mapper.apply(row)) {
        seen.push({ file: input.name, line: row.line, ...judge(mapped, source) })
      }
    }
    if (seen.length + refused.length >= SHOWN) break
  }
  const lost = refused.map(({ line, problems }) => ({
    file: input.name,
    line,
    event: null,
    problems,
  }))
  events.push(...[...seen, ...lost].sort((a, b) => a.line - b.line))
}

function judge(
  { event, problems }: MappedEvent,
  source: string,
): Pick<PreviewedEvent, 'event' | 'problems'> {
  const judged = judgeRecord(event, source)
  if (judged.ok && problems.length === 0) return { event: judged.event, problems }
  return { event: null, problems: [...problems, ...(judged.ok ? [] : judged.problems)] }
}

/** A record is an event as it stands. */
const RECORDS: Mapper = {
  needsSurvey: false,
  survey: () => undefined,
  apply: ({ cells }) => [{ event: cells[0] as MappedEvent['event'], problems: [] }],
}
