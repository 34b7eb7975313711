import { createHash } from 'node:crypto'
import type { Appearance, AppearanceChange } from '../../domain/contract/public.ts'
import { check } from '../access/check.ts'
import type { Principal } from '../access/principal.ts'
import { type Accounts, inTransaction } from '../accounts.ts'
import { putAccent, putLogo, readAppearanceRow, readLogoRow } from '../store/appearance-row.ts'
import { changeAccount, readAccount } from './account.ts'

/** A picture and its type, as the type was told by its content. */
export interface Logo {
  readonly media_type: string
  readonly bytes: Uint8Array
}

/** How the installation looks: for everybody, also who has not signed in, and for mails. */
export async function readAppearance(accounts: Accounts): Promise<Appearance> {
  const [{ name, language }, row] = await Promise.all([
    readAccount(accounts),
    readAppearanceRow(accounts.store),
  ])
  return { name, language, accent: row?.accent ?? 'blue', logo: row?.logo ?? null }
}

/** @throws FORBIDDEN */
export async function changeAppearance(
  accounts: Accounts,
  principal: Principal,
  { accent, ...account }: AppearanceChange,
): Promise<Appearance> {
  check(principal, 'settings:manage', 'all')
  return inTransaction(accounts, async (inner) => {
    if (accent !== undefined) await putAccent(inner.store, accent, inner.clock.now())
    await changeAccount(inner, principal, account)
    return readAppearance(inner)
  })
}

/**
 * @param logo null takes it away; what it is, the caller has judged
 * @throws FORBIDDEN
 */
export async function saveLogo(
  accounts: Accounts,
  principal: Principal,
  logo: Logo | null,
): Promise<Appearance> {
  check(principal, 'settings:manage', 'all')
  const kept =
    logo === null
      ? null
      : {
          media_type: logo.media_type,
          sha256: createHash('sha256').update(logo.bytes).digest('hex'),
          base64: Buffer.from(logo.bytes).toString('base64'),
        }
  await putLogo(accounts.store, kept, accounts.clock.now())
  return readAppearance(accounts)
}

/** The picture; null: the product's own mark stands in its place. */
export async function readLogo(
  accounts: Pick<Accounts, 'store'>,
): Promise<(Logo & { readonly sha256: string }) | null> {
  const row = await readLogoRow(accounts.store)
  return row === null ? null : { ...row, bytes: Buffer.from(row.base64, 'base64') }
}
