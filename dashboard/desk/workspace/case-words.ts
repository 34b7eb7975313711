import type { Language } from '../../../charts/public.ts'
import type { DeskCustomer, DeskStatus, WordsByLanguage } from '../../../domain/contract/public.ts'

/**
 * Words of the contract that the page needs as values. The contract's own modules carry their schemas, and with
 * them a library that nobody should download in order to read a list; its types check these.
 */
export const EVERY_STATUS = [
  'open',
  'pending',
  'on_hold',
  'snoozed',
  'resolved',
  'closed',
] as const satisfies readonly DeskStatus[]

export const CUSTOMER_TIERS = [
  'standard',
  'silver',
  'gold',
  'vip',
] as const satisfies readonly DeskCustomer['tier'][]

/** As the contract has it; the server counts again. */
export const MOST_CHARS = 20_000

/** The words in the wanted language, else in the other one. */
export function nameIn(words: WordsByLanguage, language: Language): string {
  return words[language] ?? Object.values(words)[0] ?? ''
}

/** A category and those above it, the nearest first: `a/b` → `a/b`, `a`. Empty for none. */
export function branchesOf(key: string | null): readonly string[] {
  if (key === null) return []
  const parts = key.split('/')
  return parts.map((_part, index) => parts.slice(0, parts.length - index).join('/'))
}
