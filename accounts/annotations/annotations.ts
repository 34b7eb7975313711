import {
  type AnnotationEntry,
  type AnnotationInput,
  type AnnotationSave,
  type AnnotationScope,
  annotationInput,
  isShownTo,
  type Scope,
} from '../../domain/contract/public.ts'
import { DeskmetryError, parseInstant } from '../../domain/public.ts'
import { check, scopeOf } from '../access/check.ts'
import type { Principal } from '../access/principal.ts'
import { viewerOf } from '../access/viewer-of.ts'
import { type Accounts, inTransaction, instantOf, newId } from '../accounts.ts'
import {
  type AnnotationRow,
  deleteAnnotationRow,
  insertAnnotationRow,
  readAnnotationRow,
  readAnnotationRows,
  type Span,
  updateAnnotationRow,
} from '../store/annotation-rows.ts'

/**
 * Notes on the time line that are made here. Whoever reads metrics reads those of everybody and of their own teams;
 * who may manage them writes, and if limited to teams, writes about those teams alone.
 */

/** Who makes one: a person, or an alert of the product by its name. */
export type AnnotationMaker =
  | { readonly kind: 'user'; readonly user_id: string }
  | { readonly kind: 'alert'; readonly name: string }

/** Those that touch the span (epoch ms) and concern who asks, the latest first. @throws FORBIDDEN */
export async function listAnnotations(
  accounts: Accounts,
  principal: Principal,
  { limit, ...span }: Span & { readonly limit: number },
): Promise<readonly AnnotationEntry[]> {
  const viewer = viewerOf(principal)
  const rows = await readAnnotationRows(accounts.store, span, limit)
  return rows.map((row) => entryOf(row, principal)).filter(({ scope }) => isShownTo(scope, viewer))
}

/** @throws FORBIDDEN */
export async function createAnnotation(
  accounts: Accounts,
  principal: Principal,
  input: AnnotationInput,
): Promise<AnnotationEntry> {
  refuseBeyondReach(principal, input.scope)
  const id = await recordAnnotation(accounts, input, { kind: 'user', user_id: principal.user.id })
  return entryOf(await find(accounts, principal, id), principal)
}

/** Writes one down, whoever makes it: the way of an alert, which no permission is asked of. @returns its id */
export async function recordAnnotation(
  accounts: Accounts,
  input: AnnotationInput,
  maker: AnnotationMaker,
): Promise<string> {
  const id = newId(accounts)
  const at = accounts.clock.now()
  await insertAnnotationRow(accounts.store, {
    id,
    ...writtenOf(input),
    user_id: maker.kind === 'user' ? maker.user_id : null,
    alert_name: maker.kind === 'alert' ? maker.name : null,
    version: 1,
    created_at: at,
    updated_at: at,
  })
  return id
}

/** @throws FORBIDDEN, NOT_FOUND, SETTINGS_CONFLICT when it is not at the version that was changed */
export async function saveAnnotation(
  accounts: Accounts,
  principal: Principal,
  { id, version, ...input }: AnnotationSave & { readonly id: string },
): Promise<AnnotationEntry> {
  return inTransaction(accounts, async (inner) => {
    await findToChange(inner, principal, id)
    refuseBeyondReach(principal, input.scope)
    const change = { ...writtenOf(input), updated_at: inner.clock.now() }
    const isSaved = await updateAnnotationRow(inner.store, { id, version }, change)
    const row = await find(inner, principal, id)
    if (!isSaved) {
      const what = `The annotation “${row.label}”`
      throw new DeskmetryError('SETTINGS_CONFLICT', { what, version: row.version })
    }
    return entryOf(row, principal)
  })
}

/** @throws FORBIDDEN, NOT_FOUND */
export async function deleteAnnotation(
  accounts: Accounts,
  principal: Principal,
  id: string,
): Promise<void> {
  await inTransaction(accounts, async (inner) => {
    await findToChange(inner, principal, id)
    await deleteAnnotationRow(inner.store, id)
  })
}

async function find(accounts: Accounts, principal: Principal, id: string): Promise<AnnotationRow> {
  const row = await readAnnotationRow(accounts.store, id)
  if (row !== undefined && isShownTo(scopeOfRow(row), viewerOf(principal))) return row
  throw new DeskmetryError('NOT_FOUND', { what: `Annotation ${id}`, fix: 'It was deleted.' })
}

async function findToChange(accounts: Accounts, principal: Principal, id: string): Promise<void> {
  check(principal, 'annotations:manage', 'team')
  refuseBeyondReach(principal, scopeOfRow(await find(accounts, principal, id)))
}

function refuseBeyondReach(principal: Principal, scope: AnnotationScope): void {
  const reach = check(principal, 'annotations:manage', 'team')
  if (isWithinReach(reach, scope, principal)) return
  throw new DeskmetryError('FORBIDDEN', { what: 'annotations beyond one’s own teams' })
}

function isWithinReach(reach: Scope | null, { team }: AnnotationScope, { user }: Principal) {
  if (reach === 'all') return true
  return reach === 'team' && team?.every((id) => user.team_ids.includes(id)) === true
}

function writtenOf({ kind, label, starts_at, ends_at, scope }: AnnotationInput) {
  return {
    kind,
    label,
    starts_at: parseInstant(starts_at),
    ends_at: ends_at === null ? null : parseInstant(ends_at),
    scope_json: JSON.stringify(scope),
  }
}

const { kind: storedKind, scope: storedScope } = annotationInput.shape

function scopeOfRow({ scope_json }: AnnotationRow): AnnotationScope {
  return storedScope.parse(JSON.parse(scope_json))
}

function entryOf(row: AnnotationRow, principal: Principal): AnnotationEntry {
  const { id, label, starts_at, ends_at, user_id, user_name, alert_name, version } = row
  const scope = scopeOfRow(row)
  return {
    id,
    kind: storedKind.parse(row.kind),
    label,
    starts_at: instantOf(starts_at),
    ends_at: ends_at === null ? null : instantOf(ends_at),
    scope,
    author:
      user_id === null
        ? { kind: 'alert', name: alert_name ?? '' }
        : { kind: 'user', user_id, name: user_name ?? user_id },
    created_at: instantOf(row.created_at),
    updated_at: instantOf(row.updated_at),
    version,
    may_edit: isWithinReach(scopeOf(principal, 'annotations:manage'), scope, principal),
  }
}
