import { expect, it } from 'vitest'
import { gzipSync } from 'node:zlib'
import { bytesOf } from '../testing/ingest-room.ts'
import { collect } from '../testing/collect.ts'
import { openBytes } from './open-bytes.ts'

const TEXT = '{"n":1}\n{"n":2}\n'
/** Written by zstd 1.5: one frame with a checksum, and two frames of one line each. */
const ZSTD = Buffer.from('KLUv/QRYgQAAeyJuIjoxfQp7Im4iOjJ9CkUsYJk=', 'base64')
const TWO_FRAMES = Buffer.from('KLUv/QRYQQAAeyJuIjoxfQozFZs8KLUv/QRYQQAAeyJuIjoyfQoP0UN9', 'base64')

async function read(...pieces: readonly Buffer[]): Promise<string> {
  const { chunks } = await openBytes('-', { stdin: bytesOf(...pieces) })
  return Buffer.concat(await collect(chunks)).toString()
}

const singly = (bytes: Buffer) => [...bytes].map((byte) => Buffer.from([byte]))

it.each([
  ['plain', Buffer.from(TEXT)],
  ['with a BOM', Buffer.from(`\uFEFF${TEXT}`)],
  ['gzip', gzipSync(TEXT)],
  ['gzip of two members', Buffer.concat([gzipSync('{"n":1}\n'), gzipSync('{"n":2}\n')])],
  ['zstd', ZSTD],
  ['zstd of two frames', TWO_FRAMES],
])('reads %s bytes, at once or one by one', async (_, bytes) => {
  expect(await read(bytes)).toBe(TEXT)
  expect(await read(...singly(bytes))).toBe(TEXT)
})

it.each([
  ['gzip', gzipSync(TEXT)],
  ['zstd', ZSTD],
])('says of every cut of a %s file that it is truncated', async (_, bytes) => {
  for (let end = 5; end < bytes.length; end += 1) {
    await expect(read(bytes.subarray(0, end)), `cut at ${end}`).rejects.toMatchObject({
      code: 'FILE_TRUNCATED',
    })
  }
})

it('says of damaged compressed data that it is damaged', async () => {
  const bytes = gzipSync(TEXT.repeat(1000))
  bytes.fill(0xff, 20, 40)
  await expect(read(bytes)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
})
