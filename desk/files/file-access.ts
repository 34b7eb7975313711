import type { Principal } from '../../accounts/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { requireCase } from '../access/may-case.ts'
import { type Desk, deskAgentId } from '../desk.ts'
import { readVisitorCase } from '../visitors/visitor-cases.ts'
import type { Visitor } from '../visitors/visitor.ts'
import { tablesOf } from '../store/tables.ts'
import { type FileRow, readFileRows } from './case-files.ts'

/**
 * A file for staff: who may read its case, or who has just uploaded it.
 * @throws NOT_FOUND, also for one that exists and is none of theirs
 */
export async function readStaffFile(
  desk: Desk,
  principal: Principal,
  id: string,
): Promise<FileRow> {
  const file = await readFile(desk, id)
  if (file.case_id === null) {
    if (file.owner_id !== deskAgentId(principal.user.id)) throw unknown(id)
    return file
  }
  await requireCase(desk, principal, file.case_id)
  return file
}

/**
 * A file for a customer: of a message they see in a case of theirs, or one they have just uploaded.
 * @throws NOT_FOUND
 */
export async function readVisitorFile(desk: Desk, visitor: Visitor, id: string): Promise<FileRow> {
  const file = await readFile(desk, id)
  if (file.owner_id === visitor.customer_id) return file
  if (file.case_id === null) throw unknown(id)
  const state = await readVisitorCase(desk, visitor, file.case_id)
  if (!(await isPublic(desk, state.id, id))) throw unknown(id)
  return file
}

/** What hangs on a private note is not for the customer, even though it lies in their case. */
async function isPublic(desk: Desk, caseId: string, fileId: string): Promise<boolean> {
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_entries')
    .select('file_ids_json')
    .where('case_id', '=', caseId)
    .where('public_seq', 'is not', null)
    .where('redacted_at', 'is', null)
    .where('file_ids_json', '!=', '[]')
    .execute()
  return rows.some((row) => (JSON.parse(row.file_ids_json) as string[]).includes(fileId))
}

async function readFile(desk: Desk, id: string): Promise<FileRow> {
  const row = (await readFileRows(desk, [id])).get(id)
  if (row === undefined) throw unknown(id)
  return row
}

function unknown(id: string): DeskmetryError {
  return new DeskmetryError('NOT_FOUND', { what: `The file ${id}`, fix: 'Ask for the case again.' })
}
