import { beforeAll, describe, expect, it } from 'vitest'
import { describeEachStore } from '../../store/testing/each-store.ts'
import {
  changePassword,
  changeUser,
  listSessions,
  openSession,
  type Principal,
  principalOfSession,
  purgeExpired,
  resetPassword,
  revokeSession,
  signIn,
} from '../public.ts'
import { tablesOf } from '../store/tables.ts'
import {
  type AccountsFixture,
  accountsOn,
  addUser,
  ORIGIN,
  PASSWORD,
  principalOf,
  setUpAdmin,
} from '../testing/accounts-fixture.ts'
import { networkOf } from './throttle.ts'

const HOUR_MS = 3_600_000

describeEachStore('signing in', (stores) => {
  let accounts: AccountsFixture
  let admin: Principal

  beforeAll(async () => {
    accounts = await accountsOn(await stores.open())
    admin = await setUpAdmin(accounts)
  })

  const attempt = (email: string, password: string, address = ORIGIN.address) =>
    signIn(accounts, { email, password }, { ...ORIGIN, address })

  it('opens a session for the right password, whatever the case of the address', async () => {
    const { user, session } = await attempt(' ADMIN@example.COM', PASSWORD)
    expect(user).toEqual(admin.user)
    const principal = await principalOfSession(accounts, session.secret)
    expect(principal).toEqual({
      user,
      via: { kind: 'session', session_id: session.session_id },
    })
  })

  it('stores no secret of a session', async () => {
    const { session } = await attempt('admin@example.com', PASSWORD)
    const rows = await tablesOf(accounts.store).selectFrom('sessions').selectAll().execute()
    expect(session.secret).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(rows)).not.toContain(session.secret)
  })

  it('gives one answer to a wrong password, an unknown user and a disabled one', async () => {
    const gone = await addUser(accounts, admin)
    await changeUser(accounts, admin, { id: gone.id, status: 'disabled' })
    for (const [email, password] of [
      ['admin@example.com', 'wrong password'],
      ['nobody@example.com', PASSWORD],
      [gone.email, PASSWORD],
    ] as const) {
      await expect(attempt(email, password, '192.0.2.2')).rejects.toMatchObject({
        code: 'SIGN_IN_FAILED',
        details: {},
      })
    }
  })

  it('takes as long for an unknown user as for a known one', async () => {
    const time = async (email: string) => {
      const began = performance.now()
      await attempt(email, 'wrong password', '192.0.2.9').catch(() => undefined)
      return performance.now() - began
    }
    const known: number[] = []
    const unknown: number[] = []
    for (let round = 0; round < 7; round += 1) {
      known.push(await time('admin@example.com'))
      unknown.push(await time('nobody-else@example.com'))
    }
    // A missing hash would answer at once, 20 times faster: half as long is far from that.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 2)
    accounts.pass(HOUR_MS)
  })

  it.each([
    ['a user', 'victim@example.com'],
    ['nobody', 'no-victim@example.com'],
  ])('is throttled after ten failures for the address of %s, from wherever', async (_, email) => {
    const known = await addUser(accounts, admin, { email: `${stores.dialect}-${email}` })
    const typed = email.startsWith('no') ? email : known.email
    for (let failure = 1; failure <= 10; failure += 1) {
      await expect(attempt(typed, 'wrong', `198.51.100.${failure}`)).rejects.toMatchObject({
        code: 'SIGN_IN_FAILED',
      })
    }
    accounts.pass(60_000)
    await expect(attempt(typed, PASSWORD, '198.51.100.99')).rejects.toMatchObject({
      code: 'SIGN_IN_THROTTLED',
      details: { secs: 14 * 60 },
    })
    accounts.pass(14 * 60_000)
    await expect(attempt(typed, 'wrong', '198.51.100.99')).rejects.toMatchObject({
      code: 'SIGN_IN_FAILED',
    })
  })

  it('forgets the failures of an account when its password is right', async () => {
    const user = await addUser(accounts, admin)
    for (let round = 0; round < 2; round += 1) {
      for (let failure = 1; failure <= 9; failure += 1) {
        await attempt(user.email, 'wrong', '203.0.113.1').catch(() => undefined)
      }
      await attempt(user.email, PASSWORD, '203.0.113.1')
    }
  })

  it('is throttled after a hundred failures from one network, whoever is tried', async () => {
    const from = (failure: number) => `2001:db8:0:7::${failure.toString(16)}`
    const tries = Array.from({ length: 100 }, (_, index) =>
      attempt(`guess-${index}@example.com`, 'wrong', from(index)).catch(() => undefined),
    )
    await Promise.all(tries)
    await expect(attempt('admin@example.com', PASSWORD, from(500))).rejects.toMatchObject({
      code: 'SIGN_IN_THROTTLED',
    })
    await attempt('admin@example.com', PASSWORD, '2001:db8:0:8::1')
  })

  it('does not count those who get in: a whole office may sign in at nine', async () => {
    const address = '203.0.113.77'
    for (let person = 0; person < 101; person += 1)
      await attempt('admin@example.com', PASSWORD, address)
  })
})

describeEachStore('a session', (stores) => {
  let accounts: AccountsFixture
  let admin: Principal

  beforeAll(async () => {
    accounts = await accountsOn(await stores.open())
    admin = await setUpAdmin(accounts)
  })

  const open = (userId: string) => openSession(accounts, userId, ORIGIN)

  it('ends when it is not used for a day', async () => {
    const { secret } = await open(admin.user.id)
    accounts.pass(23 * HOUR_MS)
    expect(await principalOfSession(accounts, secret)).not.toBeNull()
    accounts.pass(23 * HOUR_MS)
    expect(await principalOfSession(accounts, secret)).not.toBeNull()
    accounts.pass(24 * HOUR_MS)
    expect(await principalOfSession(accounts, secret)).toBeNull()
  })

  it('ends after two weeks, however much it is used', async () => {
    const { secret } = await open(admin.user.id)
    for (let hours = 0; hours < 14 * 24; hours += 12) {
      expect(await principalOfSession(accounts, secret)).not.toBeNull()
      accounts.pass(12 * HOUR_MS)
    }
    expect(await principalOfSession(accounts, secret)).toBeNull()
  })

  it('is listed to its user alone, and revoked by its user alone', async () => {
    const one = await addUser(accounts, admin)
    const other = await addUser(accounts, admin)
    const first = await open(one.id)
    accounts.pass(1)
    const second = await open(one.id)
    const principal = principalOf(one, second.session_id)
    const listed = await listSessions(accounts, principal)
    expect(listed.map((session) => [session.id, session.is_current])).toEqual([
      [second.session_id, true],
      [first.session_id, false],
    ])
    await expect(
      revokeSession(accounts, principalOf(other), first.session_id),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await revokeSession(accounts, principal, first.session_id)
    expect(await principalOfSession(accounts, first.secret)).toBeNull()
    expect(await principalOfSession(accounts, second.secret)).not.toBeNull()
  })

  it('of another place ends when the password changes', async () => {
    const user = await addUser(accounts, admin)
    const here = await open(user.id)
    const elsewhere = await open(user.id)
    const principal = principalOf(user, here.session_id)
    const change = { new_password: 'a brand new password', origin: ORIGIN }
    await expect(
      changePassword(accounts, principal, { ...change, current_password: 'wrong' }),
    ).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' })
    await expect(
      changePassword(accounts, principal, {
        ...change,
        current_password: PASSWORD,
        new_password: 'weak',
      }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect(await principalOfSession(accounts, elsewhere.secret)).not.toBeNull()
    await changePassword(accounts, principal, { ...change, current_password: PASSWORD })
    expect(await principalOfSession(accounts, here.secret)).not.toBeNull()
    expect(await principalOfSession(accounts, elsewhere.secret)).toBeNull()
    await signIn(accounts, { email: user.email, password: 'a brand new password' }, ORIGIN)
  })

  it('ends when an administrator resets the password or disables the user', async () => {
    const user = await addUser(accounts, admin)
    const reset = { user_id: user.id, new_password: 'given by the admin' }
    await expect(resetPassword(accounts, principalOf(user), reset)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    const before = await open(user.id)
    await resetPassword(accounts, admin, reset)
    expect(await principalOfSession(accounts, before.secret)).toBeNull()
    const after = await open(user.id)
    await changeUser(accounts, admin, { id: user.id, status: 'disabled' })
    await changeUser(accounts, admin, { id: user.id, status: 'active' })
    expect(await principalOfSession(accounts, after.secret)).toBeNull()
  })

  it('that is over is deleted by the daily purge, and no other', async () => {
    await open(admin.user.id)
    accounts.pass(25 * HOUR_MS)
    const running = await open(admin.user.id)
    await purgeExpired(accounts)
    const rows = await tablesOf(accounts.store).selectFrom('sessions').select('id').execute()
    expect(rows).toEqual([{ id: running.session_id }])
    expect(await principalOfSession(accounts, running.secret)).not.toBeNull()
  })

  it('is nobody for a secret that was never given', async () => {
    expect(await principalOfSession(accounts, 'x'.repeat(43))).toBeNull()
    expect(await principalOfSession(accounts, '')).toBeNull()
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
