import { createHash } from 'node:crypto'
import type { CaseFile } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import type { Desk } from '../desk.ts'
import { type DeskTables, tablesOf } from '../store/tables.ts'
import { fileNameOf } from '../text/plain-text.ts'
import { judgeFile, nameWithEnding } from './file-kind.ts'
import type { FileVault } from './file-vault.ts'

export type FileRow = DeskTables['desk_files']

export interface Upload {
  /** As the sender calls it. */
  readonly name: string
  readonly bytes: Uint8Array
  /** The customer or agent who sends it: until a message carries it, only they may see it. */
  readonly owner_id: string
}

/** A file nobody has put into a message by then is removed. */
const KEPT_UNSENT_MS = 24 * 3_600_000

/**
 * Takes a file in: judged by content, named harmlessly, on disk before it is known.
 * @throws FILE_REFUSED, FILE_TOO_LARGE
 */
export async function storeFile(desk: Desk, vault: FileVault, upload: Upload): Promise<CaseFile> {
  const clean = fileNameOf(upload.name)
  const kind = await judgeFile(clean, upload.bytes)
  const id = `desk:${Buffer.from(desk.randomBytes(24)).toString('base64url')}`
  const row: FileRow = {
    id,
    case_id: null,
    owner_id: upload.owner_id,
    name: nameWithEnding(clean, kind),
    media_type: kind.media_type,
    bytes: upload.bytes.length,
    sha256: createHash('sha256').update(upload.bytes).digest('hex'),
    width: kind.width,
    height: kind.height,
    created_at: desk.clock.now(),
  }
  await vault.write(id, upload.bytes)
  await tablesOf(desk.store).insertInto('desk_files').values(row).execute()
  return toCaseFile(row)
}

/**
 * Puts files into a case: within the transaction that writes the message which carries them. A file goes into one
 * message only; sent again with the same message it stays where it is.
 * @throws FILE_UNKNOWN when one does not exist, is somebody else's, or lies in another case
 */
export async function claimFiles(
  desk: Pick<Desk, 'store'>,
  claim: {
    readonly file_ids: readonly string[]
    readonly owner_id: string
    readonly case_id: string
  },
): Promise<readonly CaseFile[]> {
  if (claim.file_ids.length === 0) return []
  const rows = await readFileRows(desk, claim.file_ids)
  const files = claim.file_ids.map((id) => {
    const row = rows.get(id)
    const isFree = row?.case_id === null || row?.case_id === claim.case_id
    if (row?.owner_id !== claim.owner_id || !isFree) {
      throw new DeskmetryError('FILE_UNKNOWN', { file_id: id })
    }
    return toCaseFile(row)
  })
  await tablesOf(desk.store)
    .updateTable('desk_files')
    .set({ case_id: claim.case_id })
    .where('id', 'in', [...claim.file_ids])
    .execute()
  return files
}

/** The files of messages, by id; ids that are gone are left out. */
export async function readFileRows(
  desk: Pick<Desk, 'store'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FileRow>> {
  if (ids.length === 0) return new Map()
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_files')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Forgets files and removes their bytes. */
export async function removeFiles(
  desk: Pick<Desk, 'store'>,
  vault: FileVault,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await tablesOf(desk.store)
    .deleteFrom('desk_files')
    .where('id', 'in', [...ids])
    .execute()
  for (const id of ids) await vault.remove(id)
}

/** Removes what was uploaded and never sent. */
export async function purgeUnsentFiles(desk: Desk, vault: FileVault): Promise<void> {
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_files')
    .select('id')
    .where('case_id', 'is', null)
    .where('created_at', '<', desk.clock.now() - KEPT_UNSENT_MS)
    .limit(500)
    .execute()
  await removeFiles(
    desk,
    vault,
    rows.map(({ id }) => id),
  )
}

export function toCaseFile({ id, name, media_type, bytes, width, height }: FileRow): CaseFile {
  return { id, name, media_type, bytes, width, height }
}
