import { beforeAll, expect, it } from 'vitest'
import type { BoardInput, UserInput } from '../../domain/contract/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import {
  createBoard,
  deleteBoard,
  listBoards,
  type Principal,
  readBoard,
  saveBoard,
  saveTeam,
} from '../public.ts'
import {
  type AccountsFixture,
  accountsOn,
  addUser,
  principalOf,
  setUpAdmin,
} from '../testing/accounts-fixture.ts'

const CARDS: BoardInput['cards'] = [
  {
    id: 'a',
    place: { x: 0, y: 0, w: 8, h: 4 },
    card: {
      title: '新会话',
      chart: 'trend',
      metrics: ['cases_opened_count'],
      dimensions: [],
      grain: 'auto',
      filters: { team: ['desk:tmall', null] },
    },
  },
]
const mine: BoardInput = { name: 'Morning', sharing: { kind: 'nobody' }, cards: CARDS }

describeEachStore('boards', (stores) => {
  let accounts: AccountsFixture
  let admin: Principal
  let owner: Principal
  let colleague: Principal
  let stranger: Principal

  const personIn = async (team: string, input: Partial<UserInput> = {}) =>
    principalOf(await addUser(accounts, admin, { role: 'manager', ...input, team_ids: [team] }))
  const idsFor = async (who: Principal) => (await listBoards(accounts, who)).map(({ id }) => id)

  beforeAll(async () => {
    accounts = await accountsOn(await stores.open())
    admin = await setUpAdmin(accounts)
    for (const id of ['desk:tmall', 'desk:jd']) {
      await saveTeam(accounts, admin, { id, name: id, calendar_id: null })
    }
    owner = await personIn('desk:tmall', { name: '李伟' })
    colleague = await personIn('desk:tmall')
    stranger = await personIn('desk:jd')
  })

  it('come back as they were saved', async () => {
    const made = await createBoard(accounts, owner, mine)
    expect(made).toEqual({
      ...mine,
      id: made.id,
      owner: { user_id: owner.user.id, name: '李伟' },
      version: 1,
      updated_at: '2026-03-01T08:00:00.000Z',
      may_edit: true,
    })
    accounts.pass(60_000)
    const [card] = CARDS
    const cards =
      card === undefined ? [] : [card, { ...card, id: 'b', place: { ...card.place, y: 4 } }]
    const saved = await saveBoard(accounts, owner, { ...mine, id: made.id, cards, version: 1 })
    expect(saved).toMatchObject({ version: 2, cards, updated_at: '2026-03-01T08:01:00.000Z' })
    expect(await readBoard(accounts, owner, made.id)).toEqual(saved)
    expect(await listBoards(accounts, owner)).toContainEqual(
      expect.objectContaining({ id: made.id, card_count: 2, version: 2 }),
    )
  })

  it('do not exist for those they are not shared with, but for administrators', async () => {
    const { id } = await createBoard(accounts, owner, mine)
    expect(await idsFor(colleague)).not.toContain(id)
    await expect(readBoard(accounts, colleague, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(deleteBoard(accounts, colleague, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await idsFor(admin)).toContain(id)
    expect(await readBoard(accounts, admin, id)).toMatchObject({ may_edit: true })
  })

  it('are read by the teams they are shared with, and by no other', async () => {
    const sharing = { kind: 'teams' as const, team_ids: ['desk:tmall'] }
    const { id } = await createBoard(accounts, owner, { ...mine, sharing })
    expect(await readBoard(accounts, colleague, id)).toMatchObject({ sharing, may_edit: false })
    expect(await idsFor(colleague)).toContain(id)
    expect(await idsFor(stranger)).not.toContain(id)
    await saveBoard(accounts, owner, { ...mine, id, version: 1 })
    expect(await idsFor(colleague)).not.toContain(id)
  })

  it('shared with everyone are read by all and changed by their owner alone', async () => {
    const sharing = { kind: 'everyone' as const }
    const { id } = await createBoard(accounts, owner, { ...mine, sharing })
    expect(await readBoard(accounts, stranger, id)).toMatchObject({ may_edit: false })
    const change = { ...mine, id, name: 'Taken', version: 1 }
    await expect(saveBoard(accounts, stranger, change)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(deleteBoard(accounts, stranger, id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await deleteBoard(accounts, owner, id)
    await expect(readBoard(accounts, owner, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('refuse to overwrite what somebody else saved meanwhile', async () => {
    const { id } = await createBoard(accounts, owner, mine)
    await saveBoard(accounts, admin, { ...mine, id, name: 'By Ada', version: 1 })
    await expect(
      saveBoard(accounts, owner, { ...mine, id, name: 'By Li', version: 1 }),
    ).rejects.toMatchObject({ code: 'SETTINGS_CONFLICT', details: { version: 2 } })
    expect(await readBoard(accounts, owner, id)).toMatchObject({ name: 'By Ada', version: 2 })
  })

  it('refuse a team that does not exist, and leave what was', async () => {
    const sharing = { kind: 'teams' as const, team_ids: ['desk:nobody'] }
    await expect(createBoard(accounts, owner, { ...mine, sharing })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    })
  })

  it('are read, not arranged, by a token', async () => {
    const { id } = await createBoard(accounts, owner, mine)
    const token: Principal = {
      user: owner.user,
      via: { kind: 'token', token_id: 't', scopes: ['query:read'] },
    }
    expect(await readBoard(accounts, token, id)).toMatchObject({ may_edit: false })
    await expect(createBoard(accounts, token, mine)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(deleteBoard(accounts, token, id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const other: Principal = { ...token, via: { ...token.via, scopes: ['events:write'] } as never }
    await expect(listBoards(accounts, other)).rejects.toMatchObject({ code: 'TOKEN_LACKS_SCOPE' })
  })
})
