import { type Principal, scopeOf } from '../../accounts/public.ts'
import type { DeskSetting, Sharing } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { type Desk, deskAgentId } from '../desk.ts'
import type { SettingKind } from '../settings/setting-kind.ts'
import { deleteSetting, listSettings, putSetting, readSetting } from '../settings/settings.ts'

/**
 * Canned replies, macros and saved views: everybody's, a team's, or one agent's own. What is everybody's is changed
 * by whoever manages the desk, what is a team's by its supervisors, what is one's own by oneself.
 */
interface Shared {
  readonly sharing: Sharing
}

/** Those the principal has, in their order. */
export async function listShared<Body extends Shared>(
  desk: Pick<Desk, 'store'>,
  kind: SettingKind<Body>,
  principal: Principal,
): Promise<readonly DeskSetting<Body>[]> {
  const settings = await listSettings(desk, kind)
  return settings.filter((setting) => has(principal, setting))
}

/** @throws NOT_FOUND also for one the principal does not have */
export async function readShared<Body extends Shared>(
  desk: Pick<Desk, 'store'>,
  kind: SettingKind<Body>,
  { principal, id }: { readonly principal: Principal; readonly id: string },
): Promise<DeskSetting<Body>> {
  const setting = await readSetting(desk, kind, id)
  if (has(principal, setting)) return setting
  throw new DeskmetryError('NOT_FOUND', {
    what: `The ${kind.title} ${id}`,
    fix: 'It may belong to somebody else, or have been deleted.',
  })
}

/**
 * @param id left out: a new one
 * @throws FORBIDDEN, NOT_FOUND, SETTING_TAKEN when another of the same people is called so
 */
export async function saveShared<Body extends Shared>(
  desk: Desk,
  kind: SettingKind<Body>,
  save: { readonly principal: Principal; readonly id?: string; readonly body: Body },
): Promise<DeskSetting<Body>> {
  const { principal, id, body } = save
  const me = deskAgentId(principal.user.id)
  return desk.store.transaction(async (store) => {
    const inner = { ...desk, store }
    const before = id === undefined ? null : await readShared(inner, kind, { principal, id })
    if (before !== null) refuseUnlessMine(principal, before.body.sharing, before.owner_id)
    refuseUnlessMine(principal, body.sharing, me)
    const owner_id = body.sharing.kind === 'own' ? me : null
    await refuseTakenName(inner, kind, { id: id ?? null, body, owner_id })
    return putSetting(inner, kind, { ...(id === undefined ? {} : { id }), body, owner_id, by: me })
  })
}

/**
 * Asked within the transaction that saves: of two that take one name at the same moment the later is run again and
 * finds it taken.
 */
async function refuseTakenName<Body extends Shared>(
  desk: Pick<Desk, 'store'>,
  kind: SettingKind<Body>,
  {
    id,
    body,
    owner_id,
  }: Pick<DeskSetting<Body>, 'body' | 'owner_id'> & { readonly id: string | null },
): Promise<void> {
  const { nameOf } = kind
  if (nameOf === undefined) return
  const { path, text } = nameOf(body)
  const scope = scopeKey(body.sharing, owner_id)
  const other = (await listSettings(desk, kind)).find(
    (one) =>
      one.id !== id &&
      scopeKey(one.body.sharing, one.owner_id) === scope &&
      foldName(nameOf(one.body).text) === foldName(text),
  )
  if (other === undefined) return
  const reason = `another ${kind.title} of the same people has it`
  const fix = 'Write another one, or change that one.'
  const problems = [{ code: 'SETTING_TAKEN', path, reason, fix }]
  throw new DeskmetryError('SETTING_TAKEN', { name: text, reason, fix }, { problems })
}

/** Who has it: the same name is no trouble to people of whom none has both by the same right. */
function scopeKey(sharing: Sharing, ownerId: string | null): string {
  return sharing.kind === 'team' ? `team ${sharing.team_id}` : `${sharing.kind} ${ownerId ?? ''}`
}

/** Whoever types it does not look at capital letters or full-width forms. */
function foldName(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

/** @throws FORBIDDEN, NOT_FOUND */
export async function deleteShared<Body extends Shared>(
  desk: Pick<Desk, 'store'>,
  kind: SettingKind<Body>,
  { principal, id }: { readonly principal: Principal; readonly id: string },
): Promise<void> {
  const { body, owner_id } = await readShared(desk, kind, { principal, id })
  refuseUnlessMine(principal, body.sharing, owner_id)
  await deleteSetting(desk, kind, id)
}

function has<Body extends Shared>(
  principal: Principal,
  { body: { sharing }, owner_id }: DeskSetting<Body>,
): boolean {
  if (sharing.kind === 'all') return true
  if (sharing.kind === 'own') return owner_id === deskAgentId(principal.user.id)
  return (
    principal.user.team_ids.includes(sharing.team_id) || scopeOf(principal, 'desk:manage') !== null
  )
}

function refuseUnlessMine(principal: Principal, sharing: Sharing, ownerId: string | null): void {
  if (scopeOf(principal, 'desk:manage') === 'all' && sharing.kind !== 'own') return
  if (sharing.kind === 'own' && ownerId === deskAgentId(principal.user.id)) return
  if (sharing.kind === 'team') {
    const reach = scopeOf(principal, 'desk:supervise')
    if (reach === 'all') return
    if (reach === 'team' && principal.user.team_ids.includes(sharing.team_id)) return
    throw new DeskmetryError('FORBIDDEN', { what: 'desk:supervise' })
  }
  throw new DeskmetryError('FORBIDDEN', { what: 'desk:manage' })
}
