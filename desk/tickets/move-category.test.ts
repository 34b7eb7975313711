import { expect, it } from 'vitest'
import { deskField, queueInput } from '../../domain/contract/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { listQueues, saveQueue } from '../queues/queues.ts'
import { listSettings, putSetting } from '../settings/settings.ts'
import { type DeskFixture, deskOn } from '../testing/desk-fixture.ts'
import { saveCategory } from './definitions.ts'
import { CATEGORIES, FIELDS } from './kinds.ts'
import { moveCategory } from './move-category.ts'

const by = 'desk:1'

describeEachStore('a category that moves', (stores) => {
  it('is made anew with its branch, and the old one keeps its words for what was', async () => {
    const desk = await withTree(await stores.open())
    const conditions = { categories: ['goods/late', 'money'] }
    await saveQueue(desk, { input: queueInput.parse({ name: 'Late', conditions }), by })
    const field = deskField.parse({ name: { en: 'Why' }, type: 'text', category: 'goods' })
    await putSetting(desk, FIELDS, { id: 'why', body: field, by })

    const moved = await moveCategory(desk, { key: 'goods', parent: 'money', by })
    expect(moved).toMatchObject({ ok: true, setting: { id: 'money/goods' } })
    const active = async () =>
      (await listSettings(desk, CATEGORIES)).map(({ id, body }) => [id, body.is_active])
    expect(await active()).toEqual([
      ['goods', false],
      ['goods/late', false],
      ['money', true],
      ['money/goods', true],
      ['money/goods/late', true],
    ])
    expect((await listQueues(desk))[0]?.conditions).toEqual({
      categories: ['money/goods/late', 'money'],
    })
    expect((await listSettings(desk, FIELDS))[0]?.body.category).toBe('money/goods')

    // And back: it takes its old place again.
    expect(await moveCategory(desk, { key: 'money/goods', parent: null, by })).toMatchObject({
      ok: true,
      setting: { id: 'goods' },
    })
    expect((await active()).slice(0, 2)).toEqual([
      ['goods', true],
      ['goods/late', true],
    ])
  })

  it.each([
    ['below itself', 'goods', 'goods/late'],
    ['where nothing is', 'goods', 'none'],
    ['where it is', 'goods', null],
  ])('is refused %s', async (_where, key, parent) => {
    const desk = await withTree(await stores.open())
    expect(await moveCategory(desk, { key, parent, by })).toMatchObject({
      ok: false,
      problems: [{ path: 'parent' }],
    })
  })

  it('is refused where one of its name is, or no level is left', async () => {
    const desk = await withTree(await stores.open())
    await made(desk, 'money/goods')
    const onto = await moveCategory(desk, { key: 'goods', parent: 'money', by })
    expect(onto).toMatchObject({ ok: false, problems: [{ path: 'parent' }] })
    for (const key of ['money/a', 'money/a/b', 'money/a/b/c']) await made(desk, key)
    const below = await moveCategory(desk, { key: 'goods', parent: 'money/a/b/c', by })
    expect(below).toMatchObject({ ok: false, problems: [{ path: 'parent' }] })
    await expect(moveCategory(desk, { key: 'none', parent: null, by })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

async function withTree(store: Parameters<typeof deskOn>[0]): Promise<DeskFixture> {
  const desk = await deskOn(store)
  for (const key of ['goods', 'goods/late', 'money']) await made(desk, key)
  return desk
}

async function made(desk: DeskFixture, key: string): Promise<void> {
  const saved = await saveCategory(desk, { key, body: { name: { en: key }, is_active: true }, by })
  expect(saved.ok).toBe(true)
}
