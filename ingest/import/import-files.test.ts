import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { listDeadLetters } from '../store/dead-letter-rows.ts'
import { bytesOf, openTestRoom, type TestRoom } from '../testing/ingest-room.ts'
import { importFiles } from './import-files.ts'
import type { ImportRequest, ImportSummary } from './import-request.ts'

const opened = (id: number, more: object = {}) =>
  JSON.stringify({
    event_id: `e${id}`,
    type: 'case.opened',
    occurred_at: '2026-01-05T09:00:00+08:00',
    case_id: `c${id}`,
    ...more,
  })

function put(room: TestRoom, name: string, content: string | Buffer): string {
  const path = join(room.folder, name)
  writeFileSync(path, content)
  return path
}

async function importOk(
  room: TestRoom,
  files: readonly string[],
  more: Partial<ImportRequest> = {},
): Promise<ImportSummary> {
  const outcome = await importFiles({ files, stdin: bytesOf(), ...more }, room)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.summary
}

const lines = (count: number) => Array.from({ length: count }, (_, index) => opened(index + 1))

it('imports nine of ten lines and lists the tenth with its line, field, reason and fix', async () => {
  const room = await openTestRoom()
  const broken = lines(1000).map((line, index) =>
    index % 10 === 9 ? opened(index + 1, { occurred_at: '2026-01-05 09:00' }) : line,
  )
  const path = put(room, 'events.ndjson', broken.join('\n'))
  const summary = await importOk(room, [path])
  expect(summary).toMatchObject({ rows_read: 1000, accepted: 900, duplicates: 0, refused: 100 })
  const letters = await listDeadLetters(room.store, { limit: 1000 })
  expect(letters.map(({ line }) => line).sort((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: 100 }, (_, index) => index * 10 + 10),
  )
  expect(letters[0]).toMatchObject({ file: path, state: 'open', source: 'file:events' })
  expect(letters[0]?.problems[0]).toMatchObject({
    path: 'occurred_at',
    reason: expect.stringContaining('offset') as string,
  })
})

it('changes nothing when the same file is imported again', async () => {
  const room = await openTestRoom()
  const path = put(room, 'events.ndjson', [...lines(50), '{"broken'].join('\n'))
  await importOk(room, [path])
  const before = [...room.warehouse.events]
  const again = await importOk(room, [path])
  expect(again).toMatchObject({ rows_read: 51, accepted: 0, duplicates: 50, refused: 1 })
  expect([...room.warehouse.events]).toEqual(before)
  expect(await listDeadLetters(room.store, { limit: 10 })).toHaveLength(1)
})

it('keeps the first content of an id and lists the other as a conflict', async () => {
  const room = await openTestRoom()
  const path = put(
    room,
    'events.ndjson',
    [opened(1), opened(1, { case_id: 'other' }), opened(1, { seq: 5 }), opened(1)].join('\n'),
  )
  const summary = await importOk(room, [path])
  expect(summary).toMatchObject({ accepted: 1, duplicates: 1, refused: 2 })
  expect([...room.warehouse.events.values()][0]?.case_id).toBe('file:events:c1')
  const letters = await listDeadLetters(room.store, { code: 'EVENT_CONFLICT', limit: 10 })
  expect(letters.map(({ line, event_id }) => [line, event_id]).sort()).toEqual([
    [2, 'e1'],
    [3, 'e1'],
  ])
})

it('turns away a 50 MB line alone, whatever stands around it', async () => {
  const room = await openTestRoom()
  const huge = Buffer.alloc(50_000_000, 0x61)
  const path = put(
    room,
    'events.ndjson',
    Buffer.concat([Buffer.from(`${opened(1)}\n`), huge, Buffer.from(`\n${opened(2)}\n`)]),
  )
  const summary = await importOk(room, [path])
  expect(summary).toMatchObject({ rows_read: 3, accepted: 2, refused: 1 })
  const [letter] = await listDeadLetters(room.store, { limit: 10 })
  expect(letter).toMatchObject({ line: 2, truncated: true })
  expect(letter?.problems[0]?.code).toBe('LINE_TOO_LONG')
  expect(letter?.text.length).toBe(65_536)
})

it('turns away a line that is not UTF-8 alone', async () => {
  const room = await openTestRoom()
  const path = put(
    room,
    'events.ndjson',
    Buffer.concat([
      Buffer.from(`${opened(1)}\n\n`),
      Buffer.from([0x7b, 0xff, 0xfe, 0x7d, 0x0a]),
      Buffer.from(opened(2)),
    ]),
  )
  const summary = await importOk(room, [path])
  expect(summary).toMatchObject({ rows_read: 3, accepted: 2, refused: 1 })
  expect(summary.refused_examples[0]).toMatchObject({ line: 3, problem: { code: 'LINE_NOT_UTF8' } })
})

it('reads gzip from standard input', async () => {
  const room = await openTestRoom()
  const stdin = bytesOf(gzipSync(lines(5).join('\n')))
  expect(await importOk(room, ['-'], { stdin })).toMatchObject({ rows_read: 5, accepted: 5 })
})

it('keeps what stands before the cut of a truncated gz, and says that it is truncated', async () => {
  const room = await openTestRoom()
  const whole = gzipSync(lines(20_000).join('\n'))
  const path = put(room, 'events.ndjson.gz', whole.subarray(0, whole.length - 5_000))
  const summary = await importOk(room, [path])
  expect(summary.failures).toMatchObject([{ code: 'FILE_TRUNCATED', details: { file: path } }])
  expect(summary.accepted).toBeGreaterThan(1_000)
  expect(summary.accepted).toBeLessThan(20_000)
  expect(summary.refused).toBe(0)
})

it.each([
  ['', 'NOTHING_TO_IMPORT'],
  ['\uFEFF', 'NOTHING_TO_IMPORT'],
  ['event_id,type,occurred_at\n', 'NOTHING_TO_IMPORT'],
  [gzipSync(''), 'NOTHING_TO_IMPORT'],
  [gzipSync('{}').subarray(0, 12), 'FILE_TRUNCATED'],
  [Buffer.from('{"a":1}', 'utf16le').subarray(0), 'NOTHING'],
  [
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{"a":1}', 'utf16le')]),
    'FILE_UNREADABLE',
  ],
  [Buffer.from('PK\u0003\u0004rest'), 'FILE_UNREADABLE'],
] as const)('refuses a file of %j as a whole', async (content, code) => {
  const room = await openTestRoom()
  const path = put(room, 'events', content)
  const attempt = importFiles({ files: [path], stdin: bytesOf() }, room)
  if (code === 'NOTHING') {
    await expect(attempt).resolves.toMatchObject({ summary: { accepted: 0, refused: 1 } })
  } else await expect(attempt).rejects.toMatchObject({ code })
})

it('refuses a path that is not there before it loads the others', async () => {
  const room = await openTestRoom()
  const path = put(room, 'events.ndjson', opened(1))
  await expect(
    importFiles({ files: [path, join(room.folder, 'none.ndjson')], stdin: bytesOf() }, room),
  ).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
  expect(room.warehouse.events.size).toBe(0)
})

it('reads a CSV whose columns are the fields of an event without a map', async () => {
  const room = await openTestRoom()
  const path = put(
    room,
    'events.csv',
    '\uFEFFevent_id;type;occurred_at;case_id;data\r\n1;case.opened;2026-01-05T09:00:00Z;c1;"{""priority"":""high""}"\r\n2;case.opened;2026-01-05T09:00:00Z;c2;\r\n',
  )
  expect(await importOk(room, [path])).toMatchObject({ rows_read: 2, accepted: 2 })
  expect([...room.warehouse.events.values()][0]).toMatchObject({ data: { priority: 'high' } })
})

it('asks for a map when a CSV has other columns, and lists them', async () => {
  const room = await openTestRoom()
  const path = put(room, 'tickets.csv', 'Ticket,Created\n1,2026-01-05\n')
  const outcome = await importFiles({ files: [path], stdin: bytesOf() }, room)
  expect(outcome).toMatchObject({
    ok: false,
    problems: [
      { code: 'MAP_NEEDED', reason: expect.stringContaining('Ticket, Created') as string },
    ],
  })
})

it('leaves no temporary file behind, whether it succeeds or fails', async () => {
  const { readdirSync } = await import('node:fs')
  const room = await openTestRoom()
  const path = put(room, 'events.ndjson', lines(10).join('\n'))
  await importOk(room, [path])
  room.warehouse.failure = new Error('away')
  await expect(importFiles({ files: [path], stdin: bytesOf() }, room)).rejects.toThrow('away')
  expect(readdirSync(room.tempDir)).toEqual([])
})

it('keeps no line of a file that it refuses as a whole', async () => {
  const room = await openTestRoom()
  const path = put(room, 'picture.csv', Buffer.from([0x89, 0xff, 0x0a, 0xfe, 0x0a]))
  const outcome = await importFiles({ files: [path], stdin: bytesOf(), format: 'csv' }, room)
  expect(outcome).toMatchObject({
    ok: false,
    problems: [{ reason: expect.stringContaining('no header line') as string }],
  })
  expect(await listDeadLetters(room.store, { limit: 10 })).toEqual([])
})
