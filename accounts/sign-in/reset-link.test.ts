import { beforeAll, expect, it } from 'vitest'
import { describeEachStore } from '../../store/testing/each-store.ts'
import {
  changePassword,
  changeUser,
  completeReset,
  createResetLink,
  listSessions,
  openSession,
  type Principal,
  principalOfSession,
  readResetLink,
  revokeSessionsOf,
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

const NEW = 'a wholly other phrase'
const invalid = { code: 'RESET_LINK_INVALID' }

describeEachStore('an administrator', (stores) => {
  let accounts: AccountsFixture
  let admin: Principal

  beforeAll(async () => {
    accounts = await accountsOn(await stores.open())
    admin = await setUpAdmin(accounts)
  })

  it('hands out a link to a new password, which ends every session of that user', async () => {
    const user = await addUser(accounts, admin)
    const session = await openSession(accounts, user.id, ORIGIN)
    const { secret } = await createResetLink(accounts, admin, user.id)
    expect(await readResetLink(accounts, secret)).toEqual({ email: user.email, name: user.name })
    expect(await principalOfSession(accounts, session.secret)).not.toBeNull()
    await completeReset(accounts, { token: secret, new_password: NEW })
    expect(await principalOfSession(accounts, session.secret)).toBeNull()
    await expect(
      signIn(accounts, { email: user.email, password: PASSWORD }, ORIGIN),
    ).rejects.toThrow()
    await signIn(accounts, { email: user.email, password: NEW }, ORIGIN)
    await expect(
      completeReset(accounts, { token: secret, new_password: NEW }),
    ).rejects.toMatchObject(invalid)
    const rows = await tablesOf(accounts.store).selectFrom('reset_links').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  it('finds the link over after a day, a newer one, or when the user was disabled', async () => {
    const user = await addUser(accounts, admin)
    const old = await createResetLink(accounts, admin, user.id)
    accounts.pass(24 * 3_600_000)
    await expect(readResetLink(accounts, old.secret)).rejects.toMatchObject(invalid)
    const first = await createResetLink(accounts, admin, user.id)
    const second = await createResetLink(accounts, admin, user.id)
    await expect(readResetLink(accounts, first.secret)).rejects.toMatchObject(invalid)
    await expect(
      completeReset(accounts, { token: second.secret, new_password: 'short' }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await changeUser(accounts, admin, { id: user.id, status: 'disabled' })
    await expect(
      completeReset(accounts, { token: second.secret, new_password: NEW }),
    ).rejects.toMatchObject(invalid)
    await expect(createResetLink(accounts, admin, 'nobody')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('finds the link over once the password was changed, or the user disabled and let in again', async () => {
    const user = await addUser(accounts, admin)
    const session = await openSession(accounts, user.id, ORIGIN)
    const principal = await principalOfSession(accounts, session.secret)
    if (principal === null) throw new Error('nobody')
    const early = await createResetLink(accounts, admin, user.id)
    const change = { current_password: PASSWORD, new_password: NEW, origin: ORIGIN }
    await changePassword(accounts, principal, change)
    await expect(readResetLink(accounts, early.secret)).rejects.toMatchObject(invalid)
    const late = await createResetLink(accounts, admin, user.id)
    await changeUser(accounts, admin, { id: user.id, status: 'disabled' })
    await changeUser(accounts, admin, { id: user.id, status: 'active' })
    await expect(readResetLink(accounts, late.secret)).rejects.toMatchObject(invalid)
  })

  it('sees where anybody is signed in and ends it; others do not', async () => {
    const user = await addUser(accounts, admin)
    const [one, two] = [
      await openSession(accounts, user.id, ORIGIN),
      await openSession(accounts, user.id, ORIGIN),
    ]
    expect(await listSessions(accounts, admin, user.id)).toHaveLength(2)
    await revokeSessionsOf(accounts, admin, { user_id: user.id, session_id: one.session_id })
    expect(await principalOfSession(accounts, one.secret)).toBeNull()
    expect(await principalOfSession(accounts, two.secret)).not.toBeNull()
    await expect(
      revokeSessionsOf(accounts, admin, { user_id: user.id, session_id: one.session_id }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await revokeSessionsOf(accounts, admin, { user_id: user.id })
    expect(await listSessions(accounts, admin, user.id)).toEqual([])
    const manager = principalOf(await addUser(accounts, admin, { role: 'manager' }))
    const forbidden = { code: 'FORBIDDEN' }
    await expect(listSessions(accounts, manager, user.id)).rejects.toMatchObject(forbidden)
    await expect(revokeSessionsOf(accounts, manager, { user_id: user.id })).rejects.toMatchObject(
      forbidden,
    )
    await expect(createResetLink(accounts, manager, user.id)).rejects.toMatchObject(forbidden)
  })
})
