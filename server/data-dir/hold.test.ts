import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createDataDir, type DataDir } from './data-dir.ts'
import { holdDataDir, readHold } from './hold.ts'
import { startOfProcess } from './process-start.ts'

let folder: string
let dataDir: DataDir

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskmetry-hold-'))
  dataDir = createDataDir(join(folder, 'data'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const pretend = (change: object) => {
  writeFileSync(
    dataDir.holdFile,
    JSON.stringify({
      pid: 1,
      process_start: startOfProcess(1),
      command: 'start',
      url: null,
      token: null,
      ...change,
    }),
  )
}

it('is for its owner alone, and so is the file that names the holder', () => {
  expect(statSync(dataDir.path).mode & 0o777).toBe(0o700)
  holdDataDir(dataDir, 'start')
  expect(statSync(dataDir.holdFile).mode & 0o777).toBe(0o600)
})

it('has one holder, and the second one is told who and what to do', () => {
  const held = holdDataDir(dataDir, 'start')
  held.announce({ url: 'http://127.0.0.1:3000', token: 'secret' })
  expect(() => holdDataDir(dataDir, 'import')).toThrow(
    expect.objectContaining({
      code: 'DATA_DIR_HELD',
      message: expect.stringMatching(
        new RegExp(`held by process ${process.pid}.*http://127.0.0.1:3000`),
      ) as string,
    }),
  )
  expect(readHold(dataDir)).toMatchObject({ url: 'http://127.0.0.1:3000', token: 'secret' })
  held.release()
  expect(readHold(dataDir)).toBeNull()
  holdDataDir(dataDir, 'import')
})

it('is free when its holder died, when another process has its pid, and when the file is torn', () => {
  pretend({ pid: 2 ** 22 + 1 })
  holdDataDir(dataDir, 'start').release()
  pretend({ process_start: 'another time' })
  holdDataDir(dataDir, 'start').release()
  writeFileSync(dataDir.holdFile, '{"pid":')
  holdDataDir(dataDir, 'start').release()
})

it('is held by a living process of another user', () => {
  pretend({})
  expect(() => holdDataDir(dataDir, 'start')).toThrow(
    'deskmetry start: wait until it ends, or stop it.',
  )
})

it('leaves nothing else behind', () => {
  holdDataDir(dataDir, 'start').release()
  expect(readdirSync(dataDir.path)).toEqual(['spool'])
})

it.each([
  ['a file', () => join(folder, 'file')],
  ['below a file', () => join(folder, 'file', 'deeper')],
  ['where nothing can be made', () => '/proc/deskmetry/data'],
])('refuses a path that is %s', (_, path) => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => createDataDir(path())).toThrow(
    expect.objectContaining({ code: 'DATA_DIR_UNUSABLE' }),
  )
})
