import { type TargetDocument, targetDocument } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { check } from '../access/check.ts'
import type { Principal } from '../access/principal.ts'
import { type Accounts, inTransaction } from '../accounts.ts'
import { insertDocumentRow, readStandingRows } from '../store/document-rows.ts'
import type { DocumentKind } from './versioned-document.ts'

/** What metrics should reach. Facts do not depend on it; whether the metric exists, the reports know. */
export const TARGETS: DocumentKind<TargetDocument> = {
  name: 'target',
  idOf: (document) => document.target_id,
  read: (body) => targetDocument.parse(body),
  problemsOf: () => [],
  eventOf: () => null,
}

/**
 * Ends a target now, with a last version that says so: what it asked before stays to be read. One that was still to
 * come never begins.
 * @throws FORBIDDEN, NOT_FOUND, SETTINGS_CONFLICT when somebody saved a version the author has not seen
 */
export async function deleteTarget(
  accounts: Accounts,
  principal: Principal,
  { target_id, base_version }: { readonly target_id: string; readonly base_version: number },
): Promise<void> {
  check(principal, 'settings:manage', 'all')
  await inTransaction(accounts, async (inner) => {
    const latest = (await readStandingRows(inner.store, TARGETS.name, target_id)).at(-1)
    const document = latest === undefined ? null : TARGETS.read(JSON.parse(latest.body_json))
    if (latest === undefined || document?.withdrawn === true) {
      const fix = 'It was deleted, or there never was one.'
      throw new DeskmetryError('NOT_FOUND', { what: `Target ${target_id}`, fix })
    }
    const { version, revision, effective_from } = latest
    if (version !== base_version) {
      throw new DeskmetryError('SETTINGS_CONFLICT', { what: `The target ${target_id}`, version })
    }
    const now = inner.clock.now()
    const hasBegun = effective_from === null || effective_from <= now
    await insertDocumentRow(inner.store, {
      kind: TARGETS.name,
      document_id: target_id,
      ...(hasBegun ? { version: version + 1, revision: 1 } : { version, revision: revision + 1 }),
      effective_from: now,
      body_json: JSON.stringify({ ...document, withdrawn: true }),
      saved_by: principal.user.id,
      saved_at: now,
    })
  })
}
