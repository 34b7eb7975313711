import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type FileFormat, formatOf, refuseForeign } from '../file/file-format.ts'
import { openBytes, type OpenBytes, sizeOf } from '../file/open-bytes.ts'
import { readCsv } from '../file/read-csv.ts'
import { readRecords } from '../file/read-records.ts'
import type { OnRefused, Row, RowFile } from '../file/rows.ts'
import type { ReadParquet } from './ingest-room.ts'

/** One input of an import: a file, or standard input set down as one. */
export interface Input {
  /** As the user named it; `-` is standard input. */
  readonly name: string
  /** Where its bytes lie; `-` when they are still to come. */
  readonly path: string
  readonly bytes: number | null
}

export interface ReadOptions {
  readonly stdin: AsyncIterable<Buffer>
  readonly format: FileFormat | undefined
  readonly delimiter: string | undefined
  readonly onRead?: (bytes: number) => void
  readonly onRefused: OnRefused
  readonly readParquet: ReadParquet
}

/**
 * Checks that an input is there. Standard input that must be read twice is set down in `folder` first.
 * @throws DeskmetryError FILE_UNREADABLE
 */
export async function findInput(
  name: string,
  setDown: { readonly stdin: AsyncIterable<Buffer>; readonly folder: string } | null,
): Promise<Input> {
  if (name !== '-' || setDown === null) return { name, path: name, bytes: await sizeOf(name) }
  const path = join(setDown.folder, 'stdin')
  await pipeline(setDown.stdin, createWriteStream(path))
  return { name, path, bytes: await sizeOf(path) }
}

/** @throws DeskmetryError FILE_UNREADABLE, NOTHING_TO_IMPORT */
export async function openInput(
  input: Input,
  options: ReadOptions,
): Promise<{ readonly bytes: OpenBytes; readonly format: FileFormat }> {
  const { stdin, onRead } = options
  const bytes = await openBytes(input.path, onRead ? { stdin, onRead } : { stdin })
  refuseForeign(bytes.head, input.name)
  return { bytes, format: options.format ?? formatOf(bytes.head, input.name) }
}

/** The input as rows, in whatever format it is. */
export async function readRows(input: Input, options: ReadOptions): Promise<RowFile> {
  const { bytes, format } = await openInput(input, options)
  const { onRefused, delimiter } = options
  if (format === 'parquet') return parquetRows(input, options.readParquet)
  if (format === 'ndjson') return readRecords(bytes, onRefused)
  return readCsv(bytes, { file: input.name, onRefused, delimiter })
}

async function parquetRows(input: Input, readParquet: ReadParquet): Promise<RowFile> {
  const file = await readParquet(input.path)
  async function* batches(): AsyncGenerator<readonly Row[]> {
    let line = 0
    for await (const batch of file.batches) {
      yield batch.map((cells) => ({ line: (line += 1), cells }))
    }
  }
  return { columns: file.columns, batches: batches() }
}
