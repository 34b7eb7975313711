import { type Accent, accent } from '../../domain/contract/public.ts'
import type { StoreScope } from '../../store/public.ts'
import { tablesOf } from './tables.ts'

/** A picture as it is kept: small, so as text. */
export interface KeptLogo {
  readonly media_type: string
  readonly sha256: string
  readonly base64: string
}

export interface AppearanceRow {
  readonly accent: Accent
  /** The hash of the picture; null: none. */
  readonly logo: string | null
}

export async function readAppearanceRow(store: StoreScope): Promise<AppearanceRow | null> {
  const row = await tablesOf(store)
    .selectFrom('appearance')
    .select(['accent', 'logo_sha256'])
    .executeTakeFirst()
  if (row === undefined) return null
  // What a later version chose is shown as the product ships it.
  return { accent: accent.catch('blue').parse(row.accent), logo: row.logo_sha256 }
}

export async function readLogoRow(store: StoreScope): Promise<KeptLogo | null> {
  const row = await tablesOf(store)
    .selectFrom('appearance')
    .select(['logo_type', 'logo_sha256', 'logo_base64'])
    .executeTakeFirst()
  if (!row?.logo_type || !row.logo_sha256 || !row.logo_base64) return null
  return { media_type: row.logo_type, sha256: row.logo_sha256, base64: row.logo_base64 }
}

export async function putAccent(store: StoreScope, chosen: Accent, at: number): Promise<void> {
  const fields = { accent: chosen, updated_at: at }
  await tablesOf(store)
    .insertInto('appearance')
    .values({ id: 'appearance', ...NO_LOGO, ...fields })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(fields))
    .execute()
}

/** @param logo null takes it away */
export async function putLogo(store: StoreScope, logo: KeptLogo | null, at: number): Promise<void> {
  const picture =
    logo === null
      ? NO_LOGO
      : { logo_type: logo.media_type, logo_sha256: logo.sha256, logo_base64: logo.base64 }
  const fields = { ...picture, updated_at: at }
  await tablesOf(store)
    .insertInto('appearance')
    .values({ id: 'appearance', accent: 'blue', ...fields })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(fields))
    .execute()
}

const NO_LOGO = { logo_type: null, logo_sha256: null, logo_base64: null }
