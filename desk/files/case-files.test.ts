import { expect, it } from 'vitest'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { openCase } from '../cases/open-case.ts'
import { deskOn } from '../testing/desk-fixture.ts'
import { storeFile } from './case-files.ts'
import type { FileVault } from './file-vault.ts'

const VAULT: FileVault = {
  write: () => Promise.resolve(),
  read: () => Promise.reject(new Error('nothing is read')),
  remove: () => Promise.resolve(),
}

describeEachStore('files', (stores) => {
  it('wait to be sent up to so many bytes of one visitor', async () => {
    const desk = await deskOn(await stores.open())
    const [one, other] = [await desk.visitor(), await desk.visitor()]
    const bytes = new TextEncoder().encode('12345678')
    const send = (owner_id: string, most_unsent_bytes: number) =>
      storeFile(desk, VAULT, { name: 'a.txt', bytes, owner_id, most_unsent_bytes })
    const { id } = await send(one.id, 8)
    await expect(send(one.id, 15)).rejects.toMatchObject({ code: 'FILES_UNSENT' })
    await send(other.id, 8)
    const message = { text: 'Look', file_ids: [id] }
    await openCase(desk, one, { kind: 'chat', channel: 'web', ...message })
    await send(one.id, 8)
  })
})
