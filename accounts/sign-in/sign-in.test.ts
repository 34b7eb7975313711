import { beforeAll, expect, it } from 'vitest'
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

  it('is throttled, whether the address belongs to a user or not', async () => {
    for (const email of [(await addUser(accounts, admin)).email, 'no-victim@example.com']) {
      for (let failure = 1; failure <= 10; failure += 1) {
        await expect(attempt(email, 'wrong', `198.51.100.${failure}`)).rejects.toMatchObject({
          code: 'SIGN_IN_FAILED',
        })
      }
      await expect(attempt(email, PASSWORD, '198.51.100.99')).rejects.toMatchObject({
        code: 'SIGN_IN_THROTTLED',
      })
    }
  })

  it('forgets the failures when the password is right', async () => {
    const { email } = await addUser(accounts, admin)
    for (let failure = 1; failure <= 9; failure += 1) {
      await attempt(email, 'wrong').catch(() => undefined)
    }
    await attempt(email, PASSWORD)
    await expect(attempt(email, 'wrong')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' })
    await attempt(email, PASSWORD)
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

  it('is nobody while its user is disabled', async () => {
    const user = await addUser(accounts, admin)
    await changeUser(accounts, admin, { id: user.id, status: 'disabled' })
    const { secret } = await open(user.id)
    expect(await principalOfSession(accounts, secret)).toBeNull()
  })

  it('is nobody for a secret that was never given', async () => {
    expect(await principalOfSession(accounts, 'x'.repeat(43))).toBeNull()
    expect(await principalOfSession(accounts, '')).toBeNull()
  })
})
