import { beforeAll, expect, it } from 'vitest'
import type { AnnotationInput, UserInput } from '../../domain/contract/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import {
  createAnnotation,
  deleteAnnotation,
  listAnnotations,
  type Principal,
  recordAnnotation,
  saveAnnotation,
  saveTeam,
} from '../public.ts'
import {
  type AccountsFixture,
  accountsOn,
  addUser,
  principalOf,
  setUpAdmin,
} from '../testing/accounts-fixture.ts'

const sale: AnnotationInput = {
  kind: 'promotion',
  label: '双十一',
  starts_at: '2026-11-10T16:00:00.000Z',
  ends_at: '2026-11-12T16:00:00.000Z',
  scope: {},
}
const TMALL = 'desk:tmall'
const EVER = { from: null, to: null, limit: 100 }

describeEachStore('annotations', (stores) => {
  let accounts: AccountsFixture
  let admin: Principal
  let manager: Principal
  let ofTeam: Principal
  let agent: Principal

  const person = async (input: Partial<UserInput>) =>
    principalOf(await addUser(accounts, admin, input))
  const labelsFor = async (who: Principal, span: object = {}) =>
    (await listAnnotations(accounts, who, { ...EVER, ...span })).map(({ label }) => label)

  beforeAll(async () => {
    accounts = await accountsOn(await stores.open())
    admin = await setUpAdmin(accounts)
    for (const id of [TMALL, 'desk:jd']) {
      await saveTeam(accounts, admin, { id, name: id, calendar_id: null })
    }
    manager = await person({ role: 'manager', name: '李伟' })
    ofTeam = await person({ role: 'manager', scope_limit: 'team', team_ids: [TMALL] })
    agent = await person({ role: 'agent', team_ids: ['desk:jd'] })
  })

  it('come back as they were saved, until they are deleted', async () => {
    const made = await createAnnotation(accounts, manager, sale)
    expect(made).toEqual({
      ...sale,
      id: made.id,
      author: { kind: 'user', user_id: manager.user.id, name: '李伟' },
      created_at: '2026-03-01T08:00:00.000Z',
      updated_at: '2026-03-01T08:00:00.000Z',
      version: 1,
      may_edit: true,
    })
    accounts.pass(60_000)
    const moment = { ...sale, id: made.id, ends_at: null, scope: { channel: ['chat'] }, version: 1 }
    const saved = await saveAnnotation(accounts, admin, moment)
    expect(saved).toMatchObject({
      ends_at: null,
      scope: { channel: ['chat'] },
      version: 2,
      author: { name: '李伟' },
      updated_at: '2026-03-01T08:01:00.000Z',
    })
    await expect(saveAnnotation(accounts, manager, moment)).rejects.toMatchObject({
      code: 'SETTINGS_CONFLICT',
      details: { version: 2 },
    })
    await deleteAnnotation(accounts, manager, made.id)
    expect(await labelsFor(admin)).toEqual([])
    await expect(deleteAnnotation(accounts, manager, made.id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('are found by the span they touch, both ends of it', async () => {
    const at = (text: string) => Date.parse(text)
    const { id } = await createAnnotation(accounts, manager, sale)
    const moment = await createAnnotation(accounts, manager, {
      ...sale,
      label: 'moment',
      starts_at: '2026-11-20T00:00:00.000Z',
      ends_at: null,
    })
    expect(await labelsFor(admin, { to: at(sale.starts_at) })).toEqual([])
    expect(await labelsFor(admin, { to: at(sale.starts_at) + 1 })).toEqual(['双十一'])
    expect(await labelsFor(admin, { from: at('2026-11-12T16:00:00Z') })).toEqual([
      'moment',
      '双十一',
    ])
    expect(await labelsFor(admin, { from: at('2026-11-12T16:00:01Z') })).toEqual(['moment'])
    expect(await labelsFor(admin, { from: at('2026-11-20T00:00:01Z') })).toEqual([])
    for (const one of [id, moment.id]) await deleteAnnotation(accounts, admin, one)
  })

  it('about teams are read by those teams, and written by managers of all of them', async () => {
    const own = await createAnnotation(accounts, ofTeam, { ...sale, scope: { team: [TMALL] } })
    expect(await labelsFor(agent)).toEqual([])
    expect(await labelsFor(ofTeam)).toEqual(['双十一'])
    const forAll = await createAnnotation(accounts, manager, { ...sale, label: 'for all' })
    expect(await labelsFor(agent)).toEqual(['for all'])
    const seen = await listAnnotations(accounts, ofTeam, EVER)
    expect(seen.map(({ label, may_edit }) => [label, may_edit])).toEqual([
      ['for all', false],
      ['双十一', true],
    ])
    const wide = [sale, { ...sale, scope: { team: [TMALL, 'desk:jd'] } }]
    for (const input of wide) {
      await expect(createAnnotation(accounts, ofTeam, input)).rejects.toMatchObject({
        code: 'FORBIDDEN',
      })
      const widened = { ...input, id: own.id, version: 1 }
      await expect(saveAnnotation(accounts, ofTeam, widened)).rejects.toMatchObject({
        code: 'FORBIDDEN',
      })
    }
    await expect(deleteAnnotation(accounts, ofTeam, forAll.id)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(createAnnotation(accounts, agent, sale)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    for (const { id } of [own, forAll]) await deleteAnnotation(accounts, admin, id)
  })

  it('of an alert name it, and are changed by who may', async () => {
    const id = await recordAnnotation(accounts, sale, { kind: 'alert', name: 'CSAT below 80 %' })
    expect(await listAnnotations(accounts, manager, EVER)).toMatchObject([
      { id, author: { kind: 'alert', name: 'CSAT below 80 %' }, may_edit: true },
    ])
    await deleteAnnotation(accounts, manager, id)
  })
})
