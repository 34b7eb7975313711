import { DeskmetryError } from '../../domain/public.ts'
import type { Accounts } from '../accounts.ts'
import { emailKey } from '../people/email-key.ts'
import { countAttempt, forgetAttempts, uncountAttempt } from '../store/attempt-rows.ts'
import { hashSecret } from './secret.ts'

/**
 * Slows down whoever tries passwords: failures are counted per e-mail address (whether a user has it or
 * not) and per network address, and kept in the store, so a restart or a second process forgives nothing.
 * An attempt is counted before its password is looked at: many at the same moment gain nothing.
 */
const WINDOW_MS = 15 * 60_000
const ACCOUNT_LIMIT = 10
/** Wider, since a whole office may share one address. */
const ADDRESS_LIMIT = 100

export interface Attempt {
  /** The password was right: forgets the account's failures and does not count this attempt. */
  readonly succeed: () => Promise<void>
}

/** @throws SIGN_IN_THROTTLED with the seconds to wait */
export async function beginAttempt(
  accounts: Accounts,
  from: { readonly email: string; readonly address: string },
): Promise<Attempt> {
  // Hashed: people type passwords into the wrong field.
  const account = `account:${hashSecret(emailKey(from.email))}`
  const address = `address:${hashSecret(networkOf(from.address))}`
  await countOrRefuse(accounts, address, ADDRESS_LIMIT)
  await countOrRefuse(accounts, account, ACCOUNT_LIMIT)
  return {
    succeed: async () => {
      await forgetAttempts(accounts.store, account)
      await uncountAttempt(accounts.store, address)
    },
  }
}

async function countOrRefuse(accounts: Accounts, key: string, limit: number): Promise<void> {
  const now = accounts.clock.now()
  const window = await countAttempt(accounts.store, key, { now, ends_at: now + WINDOW_MS })
  if (window.count > limit) {
    const secs = Math.ceil((window.window_ends_at - now) / 1_000)
    throw new DeskmetryError('SIGN_IN_THROTTLED', { secs })
  }
}

/** One IPv6 customer holds 2^64 addresses: count the network they lie in. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!address.includes(':')) return address
  const [head = '', tail = ''] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const left = head === '' ? [] : head.split(':')
  const right = tail === '' ? [] : tail.split(':')
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  const groups = address.includes('::') ? [...left, ...zeros, ...right] : left
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
