import { beforeAll, expect, it } from 'vitest'
import type { InvitationInput } from '../../domain/contract/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import {
  acceptInvitation,
  createInvitation,
  createUser,
  listInvitations,
  listUsers,
  type Principal,
  readInvitation,
  readSettingsEvents,
  revokeInvitation,
  saveTeam,
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

const DAY_MS = 86_400_000
const invalid = { code: 'INVITATION_INVALID' }

describeEachStore('an invitation', (stores) => {
  let accounts: AccountsFixture
  let admin: Principal

  beforeAll(async () => {
    accounts = await accountsOn(await stores.open())
    admin = await setUpAdmin(accounts)
    await saveTeam(accounts, admin, { id: 'desk:tmall', name: 'Tmall', calendar_id: null })
  })

  const invite = (email: string, more: Partial<InvitationInput> = {}) =>
    createInvitation(accounts, admin, {
      email,
      role: 'agent',
      scope_limit: 'all',
      team_ids: ['desk:tmall'],
      skills: ['refund', 'en'],
      ...more,
    })
  const accept = (token: string, password = PASSWORD) =>
    acceptInvitation(accounts, { token, name: '李伟', password, language: 'zh-CN' })

  it('makes the user it is for, with role, teams and skills, who can sign in', async () => {
    const { secret, invitation } = await invite('Li@Example.com')
    expect(await readInvitation(accounts, secret)).toEqual({
      email: 'Li@Example.com',
      role: 'agent',
      account_name: 'Example',
      expires_at: invitation.expires_at,
    })
    const user = await accept(secret)
    expect(user).toMatchObject({
      email: 'Li@Example.com',
      name: '李伟',
      role: 'agent',
      team_ids: ['desk:tmall'],
      agents: [{ agent_id: `desk:${user.id}`, skills: ['refund', 'en'] }],
    })
    expect(
      (await signIn(accounts, { email: 'li@example.com', password: PASSWORD }, ORIGIN)).user,
    ).toEqual(user)
    const events = (await readSettingsEvents(accounts, 100)).map(({ event }) => event)
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'agent.updated', agent_id: `desk:${user.id}` }),
    )
  })

  it('works once', async () => {
    const { secret } = await invite('once@example.com')
    const results = await Promise.allSettled([accept(secret), accept(secret)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(accept(secret)).rejects.toMatchObject(invalid)
    await expect(readInvitation(accounts, secret)).rejects.toMatchObject(invalid)
    const users = await listUsers(accounts, admin)
    expect(users.filter(({ email }) => email === 'once@example.com')).toHaveLength(1)
  })

  it('ends after seven days, when it is called back, and when a newer one is made', async () => {
    const old = await invite('late@example.com')
    accounts.pass(7 * DAY_MS)
    await expect(accept(old.secret)).rejects.toMatchObject(invalid)
    expect(await listInvitations(accounts, admin)).toMatchObject([{ is_expired: true }])
    const first = await invite('late@example.com')
    const second = await invite('LATE@example.com')
    await expect(accept(first.secret)).rejects.toMatchObject(invalid)
    await revokeInvitation(accounts, admin, second.invitation.id)
    await expect(accept(second.secret)).rejects.toMatchObject(invalid)
    expect(await listInvitations(accounts, admin)).toEqual([])
    await expect(revokeInvitation(accounts, admin, second.invitation.id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('is stored as a hash', async () => {
    const { secret } = await invite('hash@example.com')
    const rows = await tablesOf(accounts.store).selectFrom('invitations').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  it('is refused for who is here already, a team that is not, a weak password, a made-up token', async () => {
    const user = await addUser(accounts, admin)
    await expect(invite(user.email)).rejects.toMatchObject({ code: 'EMAIL_TAKEN' })
    await expect(invite('t@example.com', { team_ids: ['desk:no'] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const { secret } = await invite('weak@example.com')
    await expect(accept(secret, 'short')).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(accept(`${secret}x`)).rejects.toMatchObject(invalid)
    const taken = await invite('taken@example.com')
    await createUser(accounts, admin, {
      email: 'taken@example.com',
      name: 'Taken',
      role: 'agent',
      scope_limit: 'all',
      language: null,
      team_ids: [],
      agents: [],
      password: PASSWORD,
    })
    await expect(accept(taken.secret)).rejects.toMatchObject({ code: 'EMAIL_TAKEN' })
  })

  it('is an administrator’s alone', async () => {
    const manager = principalOf(await addUser(accounts, admin, { role: 'manager' }))
    const forbidden = { code: 'FORBIDDEN' }
    const input = {
      email: 'x@example.com',
      role: 'admin',
      scope_limit: 'all',
      team_ids: [],
      skills: [],
    } as const
    await expect(
      createInvitation(accounts, manager, { ...input, team_ids: [], skills: [] }),
    ).rejects.toMatchObject(forbidden)
    await expect(listInvitations(accounts, manager)).rejects.toMatchObject(forbidden)
    await expect(revokeInvitation(accounts, manager, 'any')).rejects.toMatchObject(forbidden)
  })
})
