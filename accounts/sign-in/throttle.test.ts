import { beforeAll, describe, expect, it } from 'vitest'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { tablesOf } from '../store/tables.ts'
import { type AccountsFixture, accountsOn } from '../testing/accounts-fixture.ts'
import { beginAttempt, networkOf } from './throttle.ts'

const MINUTE_MS = 60_000
const THROTTLED = { code: 'SIGN_IN_THROTTLED' }

describeEachStore('throttling', (stores) => {
  let accounts: AccountsFixture

  beforeAll(async () => {
    accounts = await accountsOn(await stores.open())
  })

  const attempt = (email: string, address: string) => beginAttempt(accounts, { email, address })
  const failFrom = async (email: string, count: number) => {
    for (let failure = 1; failure <= count; failure += 1)
      await attempt(email, `198.51.100.${failure}`)
  }

  it('lets an account be tried ten times in a quarter of an hour, from wherever', async () => {
    await failFrom('ten@example.com', 10)
    accounts.pass(MINUTE_MS)
    await expect(attempt('TEN@example.com', '203.0.113.1')).rejects.toMatchObject({
      ...THROTTLED,
      details: { secs: 14 * 60 },
    })
    await attempt('eleven@example.com', '203.0.113.1')
    accounts.pass(14 * MINUTE_MS)
    await failFrom('ten@example.com', 10)
    await expect(attempt('ten@example.com', '203.0.113.1')).rejects.toMatchObject(THROTTLED)
  })

  it('counts attempts at one moment one by one', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 14 }, (_, index) => attempt('burst@example.com', `192.0.2.${index}`)),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(10)
  })

  it('lets one network try a hundred times, whomever', async () => {
    const address = (index: number) => `2001:db8:0:7::${index.toString(16)}`
    for (let index = 0; index < 100; index += 1) {
      await attempt(`guess-${index}@example.com`, address(index))
    }
    await expect(attempt('fresh@example.com', address(500))).rejects.toMatchObject(THROTTLED)
    await attempt('fresh@example.com', '2001:db8:0:8::1')
  })

  it('does not count those who get in: a whole office may sign in at nine', async () => {
    for (let person = 0; person < 120; person += 1) {
      const { succeed } = await attempt('one@example.com', '203.0.113.77')
      await succeed()
    }
  })

  it('keeps no address readable', async () => {
    await attempt('secret@example.com', '192.0.2.200')
    const rows = await tablesOf(accounts.store)
      .selectFrom('sign_in_attempts')
      .select('key')
      .execute()
    expect(rows.length).toBeGreaterThan(1)
    for (const { key } of rows) expect(key).toMatch(/^(account|address):[\da-f]{64}$/)
  })
})

describe('the network of an address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
