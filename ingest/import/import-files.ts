import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DeskmetryError } from '../../domain/public.ts'
import { toDiskFull } from '../disk-full.ts'
import { stemOf } from '../file/file-format.ts'
import { addDeadLetters } from '../store/dead-letter-rows.ts'
import { recordUnmapped } from '../store/unmapped-values.ts'
import type { ImportOutcome, ImportProgress, ImportRequest } from './import-request.ts'
import { importInput } from './import-input.ts'
import type { IngestRoom } from './ingest-room.ts'
import { findInput } from './open-input.ts'
import { type PreparedMap, prepareMap } from './prepare-map.ts'
import { surveyInputs } from './survey-inputs.ts'
import { createTally, type Tally } from './tally.ts'

/**
 * Imports files into the warehouse and brings the facts up to date. A bad record goes to the dead letters and
 * stops nothing; a bad file stands in `failures` and stops no other file. Importing the same again changes
 * nothing.
 * @throws DeskmetryError FILE_UNREADABLE, FILE_TRUNCATED, NOTHING_TO_IMPORT when no file gave a row; DISK_FULL;
 * BAD_INPUT (the map cannot be read); what the warehouse throws
 */
export async function importFiles(
  request: ImportRequest,
  room: IngestRoom,
): Promise<ImportOutcome> {
  const reading = request.map === undefined ? null : await prepareMap(request.map)
  if (reading?.ok === false) return reading
  const map = reading?.map ?? null
  await mkdir(room.tempDir, { recursive: true })
  const folder = await mkdtemp(join(room.tempDir, 'import-'))
  const tally = createTally()
  let last: ImportProgress | undefined
  const onProgress = (progress: ImportProgress) => {
    last = progress
    request.onProgress?.(progress)
  }
  try {
    const watched = { ...request, onProgress }
    const problems = await importAll({ request: watched, room, map, folder, tally })
    if (problems.length > 0) return { ok: false, problems }
  } catch (error) {
    throw toDiskFull(error, room.tempDir)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const summary = tally.summary()
  const [failure] = summary.failures
  if (summary.rows_read === 0) {
    // A header line with nothing beneath it is as empty as no bytes at all.
    throw failure ?? new DeskmetryError('NOTHING_TO_IMPORT', { file: request.files.join(', ') })
  }
  await recordUnmapped(room.store, summary.unmapped, room.clock)
  await room.warehouse.refresh({
    onProgress: (folded) => {
      if (last !== undefined) onProgress({ ...last, folded })
    },
  })
  return { ok: true, summary }
}

interface Import {
  readonly request: ImportRequest
  readonly room: IngestRoom
  readonly map: PreparedMap | null
  readonly folder: string
  readonly tally: Tally
}

async function importAll({ request, room, map, folder, tally }: Import) {
  // A map may need two passes, so what cannot be read twice is set down first.
  const setDown = map === null ? null : { stdin: request.stdin, folder }
  const inputs = []
  for (const name of request.files) inputs.push(await findInput(name, setDown))
  const read = {
    stdin: request.stdin,
    format: request.format ?? map?.spec.format,
    delimiter: map?.spec.delimiter,
    readParquet: room.readParquet,
  }
  const problems = map === null ? [] : await surveyInputs(inputs, map, read)
  if (problems.length > 0) return problems
  for (const input of inputs) {
    const source = request.source ?? map?.spec.source ?? `file:${stemOf(input.name)}`
    try {
      const found = await importInput(input, { request, room, map, folder, tally, read, source })
      if (found.length > 0) {
        // Nothing is done with a file that is refused as a whole: its lines are no dead letters either.
        tally.takeRefused()
        return found
      }
    } catch (error) {
      if (!isOfTheFile(error)) throw error
      tally.failures.push(error)
    } finally {
      await addDeadLetters(room.store, tally.takeRefused(), room.clock)
    }
  }
  return []
}

function isOfTheFile(error: unknown): error is DeskmetryError {
  if (!(error instanceof DeskmetryError)) return false
  return ['FILE_UNREADABLE', 'FILE_TRUNCATED', 'NOTHING_TO_IMPORT'].includes(error.code)
}
