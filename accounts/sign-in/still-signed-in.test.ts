import { expect, it } from 'vitest'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { accountsOn, addUser, ORIGIN, setUpAdmin } from '../testing/accounts-fixture.ts'
import {
  changeUser,
  createToken,
  openSession,
  type Principal,
  principalOfSession,
  principalOfToken,
  revokeSession,
  revokeToken,
  stillSignedIn,
} from '../public.ts'

describeEachStore('whether somebody is still signed in', (stores) => {
  it('is answered for sessions and tokens, one by one', async () => {
    const accounts = await accountsOn(await stores.open())
    const admin = await setUpAdmin(accounts)
    const user = await addUser(accounts, admin, { role: 'agent' })
    const enter = async (id: string): Promise<Principal> => {
      const principal = await principalOfSession(
        accounts,
        (await openSession(accounts, id, ORIGIN)).secret,
      )
      if (principal === null) throw new Error('nobody')
      return principal
    }
    const [kept, revoked] = [await enter(user.id), await enter(user.id)]
    const boss = await enter(admin.user.id)
    const made = await createToken(accounts, boss, {
      name: 'a program',
      scopes: ['query:read'],
      expires_at: null,
    })
    const program = await principalOfToken(accounts, made.secret)
    if (program === null) throw new Error('nobody')
    const asked = [kept, revoked, boss, program]
    expect(await stillSignedIn(accounts, asked)).toEqual(['same', 'same', 'same', 'same'])

    if (revoked.via.kind === 'session')
      await revokeSession(accounts, revoked, revoked.via.session_id)
    await revokeToken(accounts, boss, { token_id: made.token.id })
    expect(await stillSignedIn(accounts, asked)).toEqual(['same', 'over', 'same', 'over'])

    await changeUser(accounts, boss, { id: user.id, role: 'manager' })
    expect(await stillSignedIn(accounts, [kept])).toEqual(['changed'])
    await changeUser(accounts, boss, { id: user.id, status: 'disabled' })
    expect(await stillSignedIn(accounts, [kept])).toEqual(['over'])
    expect(await stillSignedIn(accounts, [])).toEqual([])
  })
})
