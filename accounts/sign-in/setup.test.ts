import { beforeEach, expect, it } from 'vitest'
import { describeEachStore } from '../../store/testing/each-store.ts'
import {
  changeUser,
  completeSetup,
  issueSetupSecret,
  readAccount,
  setupStatusOf,
  signIn,
} from '../public.ts'
import {
  type AccountsFixture,
  accountsOn,
  addUser,
  ORIGIN,
  PASSWORD,
  setUpAdmin,
} from '../testing/accounts-fixture.ts'

describeEachStore('the set-up link', (stores) => {
  let accounts: AccountsFixture

  beforeEach(async () => {
    accounts = await accountsOn(await stores.open())
  })

  const input = (token: string | null, email = 'ada@example.com') => ({
    token: token ?? '',
    email,
    name: 'Ada',
    password: PASSWORD,
    account_name: '示例公司',
    tz: 'Asia/Shanghai',
    language: 'zh-CN' as const,
  })

  it('makes the first administrator, who can sign in, and names the account', async () => {
    expect(await setupStatusOf(accounts)).toEqual({ needed: true })
    const user = await completeSetup(accounts, input(await issueSetupSecret(accounts)))
    expect(user).toMatchObject({ role: 'admin', scope_limit: 'all', status: 'active' })
    expect(await setupStatusOf(accounts)).toEqual({ needed: false })
    expect(await readAccount(accounts)).toEqual({
      name: '示例公司',
      tz: 'Asia/Shanghai',
      language: 'zh-CN',
      score_weights: null,
    })
    await signIn(accounts, { email: 'ada@example.com', password: PASSWORD }, ORIGIN)
  })

  it('works once', async () => {
    const secret = await issueSetupSecret(accounts)
    await completeSetup(accounts, input(secret))
    await expect(completeSetup(accounts, input(secret, 'eve@example.com'))).rejects.toMatchObject({
      code: 'SETUP_DONE',
    })
  })

  it('makes one administrator when two people use it at the same moment', async () => {
    const secret = await issueSetupSecret(accounts)
    const results = await Promise.allSettled([
      completeSetup(accounts, input(secret, 'ada@example.com')),
      completeSetup(accounts, input(secret, 'eve@example.com')),
    ])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('of an earlier start, or made up, is refused', async () => {
    const earlier = await issueSetupSecret(accounts)
    const latest = await issueSetupSecret(accounts)
    for (const wrong of [earlier, '', 'x'.repeat(43)]) {
      await expect(completeSetup(accounts, input(wrong))).rejects.toMatchObject({
        code: 'SETUP_LINK_INVALID',
      })
    }
    await completeSetup(accounts, input(latest))
  })

  it('stays usable when the password was weak', async () => {
    const secret = await issueSetupSecret(accounts)
    await expect(
      completeSetup(accounts, { ...input(secret), password: 'weak' }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await completeSetup(accounts, input(secret))
  })

  it('is not made once an administrator exists, and an issued one ends', async () => {
    const admin = await setUpAdmin(accounts)
    expect(await issueSetupSecret(accounts)).toBeNull()
    await addUser(accounts, admin, { role: 'admin' })
    await changeUser(accounts, admin, { id: admin.user.id, status: 'disabled' })
    expect(await issueSetupSecret(accounts)).toBeNull()
  })
})
