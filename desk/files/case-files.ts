import { createHash } from 'node:crypto'
import type { CaseFile } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import type { StoreScope } from '../../store/public.ts'
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
  /** What the owner may have uploaded and not sent yet, with this file; without it any amount. */
  readonly most_unsent_bytes?: number
}

/** What a visitor may have uploaded and not sent. */
export const MOST_UNSENT_BYTES = 50 * 1024 * 1024

/** A file nobody has put into a message by then is removed. */
const KEPT_UNSENT_MS = 24 * 3_600_000

/**
 * Takes a file in: judged by content, named harmlessly, on disk before it is known.
 * @throws FILE_REFUSED, FILE_TOO_LARGE, FILES_UNSENT
 */
export async function storeFile(desk: Desk, vault: FileVault, upload: Upload): Promise<CaseFile> {
  const clean = fileNameOf(upload.name)
  const kind = await judgeFile(clean, upload.bytes)
  await refuseHoard(desk, upload)
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

async function refuseHoard(
  { store }: Pick<Desk, 'store'>,
  { owner_id, bytes, most_unsent_bytes: limit = Infinity }: Upload,
): Promise<void> {
  if (limit === Infinity) return
  const { unsent } = await tablesOf(store)
    .selectFrom('desk_files')
    .select((eb) => eb.fn.sum<number | string | null>('bytes').as('unsent'))
    .where('case_id', 'is', null)
    .where('owner_id', '=', owner_id)
    .executeTakeFirstOrThrow()
  if (Number(unsent) + bytes.length > limit) throw new DeskmetryError('FILES_UNSENT', { limit })
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

/** Nobody's from now on: the next clearing away of unsent files removes them and their bytes. */
export async function abandonFiles(tx: StoreScope, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tablesOf(tx)
    .updateTable('desk_files')
    .set({ case_id: null, owner_id: 'redacted', created_at: 0 })
    .where('id', 'in', [...ids])
    .execute()
}

/** Removes the bytes of files, then forgets them: when that breaks off, the next clearing away goes on with it. */
export async function removeFiles(
  desk: Pick<Desk, 'store'>,
  vault: FileVault,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  for (const id of ids) await vault.remove(id)
  await tablesOf(desk.store)
    .deleteFrom('desk_files')
    .where('id', 'in', [...ids])
    .execute()
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
