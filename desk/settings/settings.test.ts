import { expect, it } from 'vitest'
import { z } from 'zod'
import { ACCOUNTS_MIGRATIONS } from '../../accounts/public.ts'
import { migrate, type Store } from '../../store/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import type { Desk } from '../desk.ts'
import { DESK_MIGRATIONS } from '../store/migrations.ts'
import { settingKind } from './setting-kind.ts'
import { deleteSetting, listSettings, orderSettings, putSetting, readSetting } from './settings.ts'

const NOTE = settingKind({
  name: 'note',
  title: 'note',
  schema: z.object({ text: z.string(), is_loud: z.boolean().default(false) }),
})

describeEachStore('settings of the desk', (stores) => {
  it('are made at the end, replaced in place, and keep owner and order', async () => {
    const desk = await deskOn(await stores.open())
    const first = await putSetting(desk, NOTE, {
      body: { text: 'a', is_loud: false },
      by: 'desk:1',
    })
    await putSetting(desk, NOTE, {
      id: 'b',
      body: { text: 'b', is_loud: true },
      owner_id: 'desk:1',
      by: 'desk:1',
    })
    await putSetting(desk, NOTE, { id: 'b', body: { text: 'b2', is_loud: true }, by: null })
    expect(first.id).toMatch(/^desk:/)
    expect(await listSettings(desk, NOTE)).toEqual([
      first,
      expect.objectContaining({
        id: 'b',
        position: 1,
        owner_id: 'desk:1',
        updated_by: null,
        body: { text: 'b2', is_loud: true },
      }),
    ])
  })

  it('are put in order; ids that are gone are passed over, those not named come after', async () => {
    const desk = await deskOn(await stores.open())
    for (const id of ['a', 'b', 'c', 'd']) {
      await putSetting(desk, NOTE, { id, body: { text: id, is_loud: false }, by: null })
    }
    await orderSettings(desk, NOTE, ['d', 'gone', 'b', 'd'])
    expect((await listSettings(desk, NOTE)).map(({ id, position }) => [id, position])).toEqual([
      ['d', 0],
      ['b', 1],
      ['a', 2],
      ['c', 3],
    ])
  })

  it('are refused as not found once deleted', async () => {
    const desk = await deskOn(await stores.open())
    await putSetting(desk, NOTE, { id: 'a', body: { text: 'a', is_loud: false }, by: null })
    await deleteSetting(desk, NOTE, 'a')
    const gone = expect.objectContaining({ code: 'NOT_FOUND' }) as Error
    await expect(readSetting(desk, NOTE, 'a')).rejects.toThrow(gone)
    await expect(deleteSetting(desk, NOTE, 'a')).rejects.toThrow(gone)
    expect(await listSettings(desk, NOTE)).toEqual([])
  })
})

async function deskOn(store: Store): Promise<Pick<Desk, 'store' | 'clock' | 'randomBytes'>> {
  const clock = { now: () => Date.UTC(2026, 2, 1, 8) }
  await migrate(store, [ACCOUNTS_MIGRATIONS, DESK_MIGRATIONS], clock)
  let drawn = 0
  const randomBytes = (size: number) => new Uint8Array(size).fill((drawn += 1))
  return { store, clock, randomBytes }
}
