import type { SettingsSave, SettingsVersion } from '../../domain/contract/public.ts'
import { DeskmetryError, parseInstant, type Problem } from '../../domain/public.ts'
import { check } from '../access/check.ts'
import type { Principal } from '../access/principal.ts'
import { type Accounts, instantOf, inTransaction } from '../accounts.ts'
import { type DocumentRow, insertDocumentRow, readStandingRows } from '../store/document-rows.ts'
import type { DirectoryEvent } from './directory-event.ts'
import { postEvents } from './settings-outbox.ts'

/** One kind of document with a history: how to read it, judge it and tell the facts about it. */
export interface DocumentKind<Document> {
  /** As stored, and as a message calls it. */
  readonly name: string
  idOf(document: Document): string
  read(body: unknown): Document
  /** What is wrong with it, beyond its shape; `latest` are the newest versions of all others of its kind. */
  problemsOf(document: Document, latest: readonly Document[]): readonly Problem[]
  /** Null when no fact depends on it. */
  eventOf(accounts: Accounts, saved: SavedDocument<Document>): DirectoryEvent | null
}

export interface SavedDocument<Document> {
  readonly document: Document
  readonly version: number
  /** Epoch ms; null since ever. */
  readonly effective_from: number | null
}

export type SaveResult =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * Saves a document as a new version or as a correction of its newest one (see `settingsSave`).
 * @throws FORBIDDEN, SETTINGS_CONFLICT when somebody saved a version the author has not seen
 */
export async function saveDocument<Document>(
  accounts: Accounts,
  kind: DocumentKind<Document>,
  request: {
    readonly principal: Principal
    readonly document: Document
    readonly save: SettingsSave
  },
): Promise<SaveResult> {
  const { principal, document, save } = request
  check(principal, 'settings:manage', 'all')
  return inTransaction(accounts, async (inner): Promise<SaveResult> => {
    const id = kind.idOf(document)
    const latest = (await readStandingRows(inner.store, kind.name, id)).at(-1)
    if ((latest?.version ?? 0) !== save.base_version) {
      const what = `The ${kind.name} ${id}`
      throw new DeskmetryError('SETTINGS_CONFLICT', { what, version: latest?.version ?? 0 })
    }
    const problems = [
      ...saveProblems(latest, save),
      ...kind.problemsOf(document, await readLatestOfOthers(inner, kind, id)),
    ]
    if (problems.length > 0) return { ok: false, problems }
    const saved = { document, ...nextVersion(latest, save) }
    await insertDocumentRow(inner.store, {
      kind: kind.name,
      document_id: id,
      version: saved.version,
      revision: saved.revision,
      effective_from: saved.effective_from,
      body_json: JSON.stringify(document),
      saved_by: principal.user.id,
      saved_at: inner.clock.now(),
    })
    const event = kind.eventOf(inner, saved)
    if (event !== null) await postEvents(inner, [event])
    return { ok: true, version: saved.version }
  })
}

/** Every standing version of every document of a kind, by id and version. */
export async function listDocuments<Document>(
  accounts: Accounts,
  kind: DocumentKind<Document>,
): Promise<readonly SettingsVersion<Document>[]> {
  const rows = await readStandingRows(accounts.store, kind.name, null)
  return rows.map((row) => ({
    version: row.version,
    effective_from: row.effective_from === null ? null : instantOf(row.effective_from),
    saved_at: instantOf(row.saved_at),
    saved_by: row.saved_by,
    document: kind.read(JSON.parse(row.body_json)),
  }))
}

async function readLatestOfOthers<Document>(
  accounts: Accounts,
  kind: DocumentKind<Document>,
  id: string,
): Promise<readonly Document[]> {
  const rows = await readStandingRows(accounts.store, kind.name, null)
  return rows
    .filter(
      (row, index) => row.document_id !== id && rows[index + 1]?.document_id !== row.document_id,
    )
    .map((row) => kind.read(JSON.parse(row.body_json)))
}

function nextVersion(latest: DocumentRow | undefined, save: SettingsSave) {
  if (save.change.kind === 'correct' && latest !== undefined) {
    const { version, revision, effective_from } = latest
    return { version, revision: revision + 1, effective_from }
  }
  return {
    version: save.base_version + 1,
    revision: 1,
    effective_from: effectiveFromOf(save),
  }
}

function saveProblems(latest: DocumentRow | undefined, save: SettingsSave): readonly Problem[] {
  if (save.change.kind === 'correct') {
    if (latest !== undefined) return []
    return [problem('change', 'there is nothing to correct yet', 'Save a first version.')]
  }
  if (latest === undefined) return []
  const from = effectiveFromOf(save)
  if (from === null) {
    return [
      problem(
        'effective_from',
        'a later version needs a beginning',
        'Say from when it holds, or save a correction.',
      ),
    ]
  }
  if (latest.effective_from === null || from > latest.effective_from) return []
  const before = instantOf(latest.effective_from)
  return [
    problem(
      'effective_from',
      `version ${latest.version} holds only from ${before}`,
      'Choose a later time, or correct that version.',
    ),
  ]
}

function effectiveFromOf(save: SettingsSave): number | null {
  if (save.change.kind === 'correct' || save.change.effective_from === null) return null
  return parseInstant(save.change.effective_from)
}

function problem(path: string, reason: string, fix: string): Problem {
  return { code: 'SETTINGS_INVALID', path, reason, fix }
}
