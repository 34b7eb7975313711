import { expect, it } from 'vitest'
import type { CannedReply, Sharing } from '../../domain/contract/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { deskOn } from '../testing/desk-fixture.ts'
import { CANNED, MACROS } from './kinds.ts'
import { listShared, saveShared } from './shared-settings.ts'

const ALL: Sharing = { kind: 'all' }
const OWN: Sharing = { kind: 'own' }

const reply = (shortcut: string, sharing: Sharing = ALL): CannedReply => ({
  shortcut,
  title: shortcut,
  text: 'Hello',
  sharing,
})
const taken = (path: string) => ({
  code: 'SETTING_TAKEN',
  problems: [expect.objectContaining({ path }) as unknown],
})

describeEachStore('names of canned replies and macros', (stores) => {
  it('are taken once by the same people, however they are written', async () => {
    const desk = await deskOn(await stores.open())
    const principal = desk.admin
    const save = (body: CannedReply, id?: string) =>
      saveShared(desk, CANNED, { principal, body, ...(id === undefined ? {} : { id }) })
    const hi = await save(reply('hi'))
    await expect(save(reply('HI'))).rejects.toMatchObject(taken('shortcut'))
    const bye = await save(reply('bye'))
    await expect(save(reply('ｈｉ'), bye.id)).rejects.toMatchObject(taken('shortcut'))
    await save({ ...reply('hi'), title: 'Changed' }, hi.id)

    const steps = [{ type: 'take' as const }]
    const macro = { name: 'Close it', sharing: ALL, steps }
    await saveShared(desk, MACROS, { principal, body: macro })
    await expect(saveShared(desk, MACROS, { principal, body: macro })).rejects.toMatchObject(
      taken('name'),
    )
  })

  it('are free for other people: a team’s, another team’s, one’s own, another’s own', async () => {
    const desk = await deskOn(await stores.open())
    const teams = [await desk.team('desk:a'), await desk.team('desk:b')]
    const principal = desk.admin
    const other = await desk.hire()
    await saveShared(desk, CANNED, { principal, body: reply('hi') })
    await saveShared(desk, CANNED, { principal, body: reply('hi', OWN) })
    await saveShared(desk, CANNED, { principal: other.principal, body: reply('hi', OWN) })
    for (const team_id of teams) {
      await saveShared(desk, CANNED, { principal, body: reply('hi', { kind: 'team', team_id }) })
    }
    expect(await listShared(desk, CANNED, principal)).toHaveLength(4)
    await expect(
      saveShared(desk, CANNED, { principal, body: reply('hi', OWN) }),
    ).rejects.toMatchObject(taken('shortcut'))
  })

  it('of many who take one at the same moment, one gets it', async () => {
    const desk = await deskOn(await stores.open())
    const principal = desk.admin
    const tries = await Promise.allSettled(
      Array.from({ length: 6 }, () => saveShared(desk, CANNED, { principal, body: reply('hi') })),
    )
    const refused = tries.filter((one) => one.status === 'rejected')
    expect(refused.map(({ reason }) => reason as unknown)).toEqual(
      Array.from({ length: 5 }, () => expect.objectContaining(taken('shortcut')) as unknown),
    )
    expect(await listShared(desk, CANNED, principal)).toHaveLength(1)
  })
})
