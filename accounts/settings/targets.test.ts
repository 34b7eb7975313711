import { beforeEach, expect, it } from 'vitest'
import type { SettingsSave, TargetDocument } from '../../domain/contract/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { deleteTarget, listDocuments, type Principal, saveDocument, TARGETS } from '../public.ts'
import {
  type AccountsFixture,
  accountsOn,
  addUser,
  principalOf,
  setUpAdmin,
} from '../testing/accounts-fixture.ts'

const csat: TargetDocument = {
  target_id: 'csat_ratio/all',
  metric: 'csat_ratio',
  direction: 'at_least',
  value: 0.9,
  team_id: null,
}
const { target_id } = csat
const NOW = '2026-03-01T08:00:00.000Z'

describeEachStore('deleting a target', (stores) => {
  let accounts: AccountsFixture
  let admin: Principal

  const save = (value: number, base_version: number, effective_from: string | null) => {
    const change: SettingsSave = { base_version, change: { kind: 'from', effective_from } }
    const document = { ...csat, value }
    return saveDocument(accounts, TARGETS, { principal: admin, document, save: change })
  }
  const versions = async () =>
    (await listDocuments(accounts, TARGETS)).map(({ version, effective_from, document }) => [
      version,
      effective_from,
      document.withdrawn ?? document.value,
    ])

  beforeEach(async () => {
    accounts = await accountsOn(await stores.open())
    admin = await setUpAdmin(accounts)
  })

  it('ends it now, and leaves what it asked before to be read', async () => {
    await save(0.9, 0, null)
    await deleteTarget(accounts, admin, { target_id, base_version: 1 })
    expect(await versions()).toEqual([
      [1, null, 0.9],
      [2, NOW, true],
    ])
    const again = deleteTarget(accounts, admin, { target_id, base_version: 2 })
    await expect(again).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('lets it be set again later', async () => {
    await save(0.9, 0, null)
    await deleteTarget(accounts, admin, { target_id, base_version: 1 })
    expect(await save(0.8, 2, '2026-03-02T00:00:00.000Z')).toEqual({ ok: true, version: 3 })
    expect((await versions()).at(-1)).toEqual([3, '2026-03-02T00:00:00.000Z', 0.8])
  })

  it('keeps one that was still to come from beginning', async () => {
    await save(0.9, 0, null)
    await save(0.95, 1, '2026-04-01T00:00:00.000Z')
    await deleteTarget(accounts, admin, { target_id, base_version: 2 })
    expect(await versions()).toEqual([
      [1, null, 0.9],
      [2, NOW, true],
    ])
  })

  it('is refused to who has not seen the newest version, and to who may not set one', async () => {
    await save(0.9, 0, null)
    await save(0.8, 1, NOW)
    const stale = deleteTarget(accounts, admin, { target_id, base_version: 1 })
    await expect(stale).rejects.toMatchObject({ code: 'SETTINGS_CONFLICT' })
    const manager = principalOf(await addUser(accounts, admin, { role: 'manager' }))
    const denied = deleteTarget(accounts, manager, { target_id, base_version: 2 })
    await expect(denied).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await versions()).toHaveLength(2)
  })
})
