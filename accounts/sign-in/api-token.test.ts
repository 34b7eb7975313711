import { beforeAll, expect, it } from 'vitest'
import type { TokenInput } from '../../domain/contract/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import {
  changePassword,
  changeUser,
  check,
  createToken,
  listTokens,
  type Principal,
  principalOfToken,
  revokeToken,
  viewerOf,
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

describeEachStore('an API token', (stores) => {
  let accounts: AccountsFixture
  let admin: Principal

  beforeAll(async () => {
    accounts = await accountsOn(await stores.open())
    admin = await setUpAdmin(accounts)
  })

  const make = (principal: Principal, input: Partial<TokenInput> = {}) =>
    createToken(accounts, principal, {
      name: 'CI',
      scopes: ['events:write'],
      expires_at: null,
      ...input,
    })
  const use = async (secret: string) => {
    const principal = await principalOfToken(accounts, secret)
    if (principal === null) throw new Error('refused')
    return principal
  }

  it('acts as its owner, for its scopes alone', async () => {
    const { secret, token } = await make(admin)
    expect(secret).toMatch(/^dm_[\w-]{43}$/)
    expect(secret.startsWith(token.hint)).toBe(true)
    const principal = await use(secret)
    expect(principal.user).toEqual(admin.user)
    expect(check(principal, 'events:write')).toBe('all')
    expect(() => check(principal, 'query:read')).toThrow('query:read')
    expect(() => check(principal, 'users:manage')).toThrow('users:manage')
  })

  it('sees what its owner sees', async () => {
    const user = await addUser(accounts, admin, {
      role: 'agent',
      agents: [{ agent_id: 'desk:7', skills: [] }],
    })
    const { secret } = await make(principalOf(user), { scopes: ['query:read'] })
    expect(viewerOf(await use(secret))).toEqual({
      kind: 'agent',
      agent_ids: expect.arrayContaining(['desk:7', `desk:${user.id}`]) as string[],
      team_ids: [],
    })
  })

  it('cannot be made for what its owner may not do', async () => {
    const agent = principalOf(await addUser(accounts, admin))
    await expect(make(agent)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('is stored as a hash, and says when it was last used', async () => {
    const { secret, token } = await make(admin)
    await use(secret)
    const rows = await tablesOf(accounts.store).selectFrom('api_tokens').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(secret)
    const listed = await listTokens(accounts, admin)
    expect(listed.find(({ id }) => id === token.id)).toEqual({
      ...token,
      last_used_at: new Date(accounts.clock.now()).toISOString(),
    })
  })

  it('ends at its expiry, which lies in the future', async () => {
    const at = (ms: number) => new Date(accounts.clock.now() + ms).toISOString()
    await expect(make(admin, { expires_at: at(0) })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    const { secret } = await make(admin, { expires_at: at(60_000) })
    accounts.pass(59_999)
    expect(await principalOfToken(accounts, secret)).not.toBeNull()
    accounts.pass(1)
    expect(await principalOfToken(accounts, secret)).toBeNull()
  })

  it('ends when it is revoked: by its owner, or by who manages users', async () => {
    const manager = principalOf(await addUser(accounts, admin, { role: 'manager' }))
    const other = principalOf(await addUser(accounts, admin, { role: 'manager' }))
    const own = await make(manager, { scopes: ['query:read'] })
    const kept = await make(manager, { scopes: ['query:read'] })
    const revoke = (principal: Principal, whose: 'own' | 'all') =>
      revokeToken(accounts, principal, { token_id: own.token.id, whose })
    await expect(revoke(other, 'own')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(revoke(other, 'all')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(listTokens(accounts, other, 'all')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await listTokens(accounts, other)).toEqual([])
    await revoke(manager, 'own')
    await expect(revoke(manager, 'own')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await principalOfToken(accounts, own.secret)).toBeNull()
    await revokeToken(accounts, admin, { token_id: kept.token.id, whose: 'all' })
    expect(await principalOfToken(accounts, kept.secret)).toBeNull()
  })

  it('stops with its owner', async () => {
    const user = await addUser(accounts, admin, { role: 'manager' })
    const { secret } = await make(principalOf(user), { scopes: ['query:read'] })
    await changeUser(accounts, admin, { id: user.id, role: 'agent' })
    expect(check(await use(secret), 'query:read')).toBe('own')
    await changeUser(accounts, admin, { id: user.id, status: 'disabled' })
    expect(await principalOfToken(accounts, secret)).toBeNull()
  })

  it('makes no tokens and changes no password', async () => {
    const { secret } = await make(admin, { scopes: ['query:read'] })
    const thief = await use(secret)
    await expect(make(thief, { scopes: ['query:read'] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    const change = {
      current_password: PASSWORD,
      new_password: 'a brand new password',
      origin: ORIGIN,
    }
    await expect(changePassword(accounts, thief, change)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it.each(['', 'dm_', 'x'.repeat(46), `dm_${'x'.repeat(43)}`])(
    'is nobody as "%s"',
    async (secret) => {
      expect(await principalOfToken(accounts, secret)).toBeNull()
    },
  )
})
