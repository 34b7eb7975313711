import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { User } from '../../domain/contract/public.ts'
import { parseEvent } from '../../domain/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import {
  acknowledgeSettingsEvents,
  changeProfile,
  changeUser,
  createUser,
  listTeams,
  listUsers,
  type Principal,
  readSettingsEvents,
  saveTeam,
} from '../public.ts'
import {
  type AccountsFixture,
  accountsOn,
  addUser,
  PASSWORD,
  principalOf,
  setUpAdmin,
} from '../testing/accounts-fixture.ts'

describeEachStore('users and teams', (stores) => {
  let accounts: AccountsFixture
  let admin: Principal

  beforeAll(async () => {
    accounts = await accountsOn(await stores.open())
    admin = await setUpAdmin(accounts)
    for (const id of ['desk:tmall', 'desk:jd', 'demo:global']) {
      await saveTeam(accounts, admin, { id, name: id, calendar_id: null })
    }
  })

  /** The waiting events as ingest will see them; they wait no longer. */
  const takeEvents = async () => {
    const entries = await readSettingsEvents(accounts, 100)
    await acknowledgeSettingsEvents(
      accounts,
      entries.map((entry) => entry.number),
    )
    return entries.map((entry) => {
      const parsed = parseEvent(entry.event, 'unnamed')
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
      return parsed.event
    })
  }

  beforeEach(async () => {
    await takeEvents()
  })

  it('keep what was given', async () => {
    const user = await addUser(accounts, admin, {
      email: 'Li.Wei@Example.com',
      name: '李伟',
      role: 'manager',
      scope_limit: 'team',
      language: 'zh-CN',
      team_ids: ['desk:jd', 'desk:tmall', 'desk:jd'],
      agents: [{ agent_id: 'desk:7', skills: ['refund', 'en'] }],
    })
    expect(user).toEqual({
      id: expect.stringMatching(/^[\da-f-]{36}$/) as string,
      email: 'Li.Wei@Example.com',
      name: '李伟',
      role: 'manager',
      scope_limit: 'team',
      status: 'active',
      language: 'zh-CN',
      team_ids: ['desk:jd', 'desk:tmall'],
      agents: [
        { agent_id: 'desk:7', skills: ['refund', 'en'] },
        { agent_id: `desk:${user.id}`, skills: [] },
      ].sort((a, b) => (a.agent_id < b.agent_id ? -1 : 1)),
      created_at: '2026-03-01T08:00:00.000Z',
    } satisfies User)
    expect(await listUsers(accounts, admin)).toContainEqual(user)
  })

  it('have one address each, whatever its case', async () => {
    const user = await addUser(accounts, admin, { email: 'once@example.com' })
    const again = { email: 'ONCE@example.com' }
    await expect(addUser(accounts, admin, again)).rejects.toMatchObject({ code: 'EMAIL_TAKEN' })
    const other = await addUser(accounts, admin)
    await expect(changeUser(accounts, admin, { id: other.id, ...again })).rejects.toMatchObject({
      code: 'EMAIL_TAKEN',
    })
    expect(await changeUser(accounts, admin, { id: user.id, ...again })).toMatchObject(again)
  })

  it('have one address each, also when two are made at the same moment', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 4 }, () => addUser(accounts, admin, { email: 'race@example.com' })),
    )
    const failures = results.filter((result) => result.status === 'rejected')
    expect(failures).toHaveLength(3)
    for (const { reason } of failures) expect(reason).toMatchObject({ code: 'EMAIL_TAKEN' })
  })

  it('are managed by administrators alone', async () => {
    const manager = principalOf(await addUser(accounts, admin, { role: 'manager' }))
    const forbidden = { code: 'FORBIDDEN' }
    await expect(listUsers(accounts, manager)).rejects.toMatchObject(forbidden)
    await expect(addUser(accounts, manager)).rejects.toMatchObject(forbidden)
    await expect(
      changeUser(accounts, manager, { id: manager.user.id, role: 'admin' }),
    ).rejects.toMatchObject(forbidden)
    await expect(
      saveTeam(accounts, manager, { id: 'desk:x', name: 'X', calendar_id: null }),
    ).rejects.toMatchObject(forbidden)
  })

  it('always have an administrator left', async () => {
    for (const change of [
      { role: 'manager' },
      { status: 'disabled' },
      { scope_limit: 'team' },
    ] as const) {
      await expect(
        changeUser(accounts, admin, { id: admin.user.id, ...change }),
      ).rejects.toMatchObject({ code: 'LAST_ADMIN' })
    }
    const second = await addUser(accounts, admin, { role: 'admin' })
    await changeUser(accounts, admin, { id: second.id, role: 'agent' })
  })

  it('lose at most one of two administrators who demote each other at the same moment', async () => {
    const fresh = await accountsOn(await stores.open())
    const first = await setUpAdmin(fresh)
    const second = principalOf(await addUser(fresh, first, { role: 'admin' }))
    const results = await Promise.allSettled([
      changeUser(fresh, first, { id: second.user.id, role: 'agent' }),
      changeUser(fresh, second, { id: first.user.id, role: 'agent' }),
    ])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('may change their own name and language, and tell the facts their name', async () => {
    const user = await addUser(accounts, admin)
    await takeEvents()
    const changed = await changeProfile(accounts, principalOf(user), {
      name: '李伟',
      language: 'zh-CN',
    })
    expect(changed).toEqual({ ...user, name: '李伟', language: 'zh-CN' })
    expect(await takeEvents()).toMatchObject([
      { agent_id: `desk:${user.id}`, data: { name: '李伟' } },
    ])
    const via = { kind: 'token', token_id: 't', scopes: ['query:read'] } as const
    await expect(changeProfile(accounts, { user, via }, { name: 'X' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('share no agent', async () => {
    const agents = [{ agent_id: 'desk:shared', skills: [] }]
    const owner = await addUser(accounts, admin, { agents })
    await expect(addUser(accounts, admin, { agents })).rejects.toMatchObject({
      code: 'AGENT_TAKEN',
      details: { agent_id: 'desk:shared' },
    })
    await changeUser(accounts, admin, { id: owner.id, agents: [] })
    await addUser(accounts, admin, { agents })
  })

  it('belong to teams that exist', async () => {
    const before = await listUsers(accounts, admin)
    await expect(addUser(accounts, admin, { team_ids: ['desk:nowhere'] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      details: { what: 'Team desk:nowhere' },
    })
    expect(await listUsers(accounts, admin)).toEqual(before)
  })

  it('that do not exist are not found', async () => {
    await expect(changeUser(accounts, admin, { id: 'nobody', name: 'X' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const weak = {
      email: 'weak@example.com',
      name: 'Weak',
      password: 'weak',
      role: 'agent',
    } as const
    await expect(
      createUser(accounts, admin, {
        ...weak,
        scope_limit: 'all',
        language: null,
        team_ids: [],
        agents: [],
      }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('tell the facts about an agent: its name, its skills and the teams of its own source', async () => {
    const user = await addUser(accounts, admin, {
      name: 'Wang Fang',
      // Who answers nobody is only the agents that are named.
      role: 'planner',
      team_ids: ['desk:tmall', 'demo:global'],
      agents: [
        { agent_id: 'demo:a1', skills: [] },
        { agent_id: 'desk:8', skills: ['en'] },
      ],
    })
    const created = await takeEvents()
    expect(
      created.map(({ type, source, agent_id, data }) => ({ type, source, agent_id, data })),
    ).toEqual([
      {
        type: 'agent.updated',
        source: 'demo',
        agent_id: 'demo:a1',
        data: { name: 'Wang Fang', team_ids: ['demo:global'], skills: [] },
      },
      {
        type: 'agent.updated',
        source: 'desk',
        agent_id: 'desk:8',
        data: { name: 'Wang Fang', team_ids: ['desk:tmall'], skills: ['en'] },
      },
    ])
    await changeUser(accounts, admin, { id: user.id, language: 'en', name: 'Wang Fang' })
    expect(await takeEvents()).toEqual([])
    await changeUser(accounts, admin, { id: user.id, team_ids: [] })
    expect((await takeEvents()).map((event) => event.data['team_ids'])).toEqual([[], []])
  })

  it('tell the facts about a team, and only when it changed', async () => {
    const team = { id: 'demo:new', name: '国际站', calendar_id: null }
    expect(await saveTeam(accounts, admin, team)).toEqual(team)
    expect(await takeEvents()).toMatchObject([
      { type: 'team.updated', source: 'demo', team_id: 'demo:new', data: { name: '国际站' } },
    ])
    await saveTeam(accounts, admin, team)
    expect(await takeEvents()).toEqual([])
    await saveTeam(accounts, admin, { ...team, name: 'Global' })
    expect(await takeEvents()).toHaveLength(1)
    expect(await listTeams(accounts)).toContainEqual({ ...team, name: 'Global' })
    await expect(
      saveTeam(accounts, admin, { ...team, calendar_id: 'nowhere' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('keep an event until it is acknowledged, in the order of the changes', async () => {
    await saveTeam(accounts, admin, { id: 'desk:one', name: 'One', calendar_id: null })
    await saveTeam(accounts, admin, { id: 'desk:two', name: 'Two', calendar_id: null })
    const [first] = await readSettingsEvents(accounts, 1)
    expect(await readSettingsEvents(accounts, 1)).toEqual([first])
    await acknowledgeSettingsEvents(accounts, first === undefined ? [] : [first.number])
    expect((await takeEvents()).map((event) => event.team_id)).toEqual(['desk:two'])
  })

  it('write no event when the change was refused', async () => {
    const agents = [{ agent_id: 'desk:refused', skills: [] }]
    const refused = addUser(accounts, admin, {
      agents,
      email: 'Admin@example.com',
      password: PASSWORD,
    })
    await expect(refused).rejects.toMatchObject({ code: 'EMAIL_TAKEN' })
    expect(await takeEvents()).toEqual([])
  })
})
