import { DEFAULT_LIVE_LIMITS, type LiveLimits } from '../../domain/contract/public.ts'
import { check } from '../access/check.ts'
import type { Principal } from '../access/principal.ts'
import type { Accounts } from '../accounts.ts'
import { putLiveLimitsRow, readLiveLimitsRow } from '../store/live-limits-row.ts'

/** From when on a figure of the Live page is worth a look or bad; as the product ships it until somebody says so. */
export async function readLiveLimits(accounts: Pick<Accounts, 'store'>): Promise<LiveLimits> {
  return (await readLiveLimitsRow(accounts.store)) ?? DEFAULT_LIVE_LIMITS
}

/**
 * Changes them for everybody, so whoever supervises one team alone may not.
 * @throws FORBIDDEN
 */
export async function saveLiveLimits(
  accounts: Accounts,
  principal: Principal,
  limits: LiveLimits,
): Promise<LiveLimits> {
  check(principal, 'desk:supervise', 'all')
  await putLiveLimitsRow(accounts.store, limits, accounts.clock.now())
  return limits
}
