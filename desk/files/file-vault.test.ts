import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDiskVault } from './file-vault.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskmetry-vault-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const newId = () => `desk:${randomBytes(24).toString('base64url')}`

it('a file is read to its end though it is removed meanwhile', async () => {
  const vault = openDiskVault(folder)
  const id = newId()
  await vault.write(id, Buffer.from('words'))
  const readings = await Promise.all(Array.from({ length: 50 }, () => vault.read(id)))
  // At once, so that no file can be opened in between.
  rmSync(join(folder, id.slice(5, 7)), { recursive: true })
  for (const reading of readings) expect((await buffer(reading)).toString()).toBe('words')
  await expect(vault.read(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('an id that is no id of ours leads nowhere', async () => {
  const vault = openDiskVault(folder)
  await expect(vault.read('desk:../../etc/passwd')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
