import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { type CanonicalEvent, DeskmetryError } from '../../domain/public.ts'
import { listDeadLetters } from '../store/dead-letter-rows.ts'
import { bytesOf, openTestRoom, type TestRoom } from '../testing/ingest-room.ts'
import { storedEventsOf } from '../testing/stored-events.ts'
import { openSpool, type Spool, type SpoolOptions } from './open-spool.ts'

const opened = (id: number, more: object = {}) => ({
  event_id: `e${id}`,
  type: 'case.opened',
  occurred_at: '2026-01-05T09:00:00+08:00',
  case_id: `c${id}`,
  ...more,
})

async function open(room: TestRoom, more: Partial<SpoolOptions> = {}): Promise<Spool> {
  const { warehouse, store, clock } = room
  const stored = storedEventsOf(warehouse)
  const dir = spoolDir(room)
  const spool = await openSpool({ dir, warehouse, stored, store, clock, everyMs: 0, ...more })
  onTestFinished(() => spool.close())
  return spool
}

const spoolDir = (room: TestRoom) => join(room.folder, 'spool')

function onDisk(room: TestRoom): string {
  const dir = spoolDir(room)
  return readdirSync(dir)
    .sort()
    .map((name) => readFileSync(join(dir, name), 'utf8'))
    .join('')
}

const send = (spool: Spool, body: unknown) =>
  spool.accept({
    contentType: 'application/json',
    chunks: bytesOf(JSON.stringify(body)),
    source: 'shop',
  })

const sendLines = (spool: Spool, ...lines: readonly (string | Buffer)[]) =>
  spool.accept({ contentType: 'application/x-ndjson', chunks: bytesOf(...lines), source: 'shop' })

const away = () =>
  new DeskmetryError('WAREHOUSE_UNREACHABLE', { where: 'ClickHouse', reason: 'away' })

it('takes one event, and it is on disk when the answer comes', async () => {
  const room = await openTestRoom()
  const spool = await open(room)
  expect(await send(spool, opened(1))).toMatchObject({ accepted: 1, duplicate: 0, rejected: [] })
  expect(onDisk(room)).toContain('"case_id":"shop:c1"')
  expect(room.warehouse.events.size).toBe(0)
  expect(await spool.drain()).toBe(1)
  expect(onDisk(room)).toBe('')
  expect([...room.warehouse.events.values()]).toMatchObject([{ case_id: 'shop:c1' }])
})

it('takes the good ones of an array and says why not the others, by their place', async () => {
  const room = await openTestRoom()
  const spool = await open(room)
  const answer = await send(spool, [opened(1), { event_id: 'x' }, opened(2), 7])
  expect(answer).toMatchObject({ accepted: 2, rejected_count: 2 })
  expect(answer.rejected.map(({ index, event_id }) => [index, event_id])).toEqual([
    [1, 'x'],
    [3, null],
  ])
  expect(answer.rejected[0]?.problems[0]).toMatchObject({ path: 'type' })
  expect(await listDeadLetters(room.store, { limit: 10, file: 'http' })).toHaveLength(2)
})

it('takes an NDJSON stream cut anywhere, and names bad lines by their number', async () => {
  const room = await openTestRoom()
  const spool = await open(room)
  const text = `${JSON.stringify(opened(1, { channel: '电话' }))}\n\n{"broken\n${JSON.stringify(opened(2))}`
  const bytes = Buffer.from(text)
  const bad = Buffer.from([0x0a, 0x22, 0xff, 0x22])
  const pieces = [...bytes].map((byte) => Buffer.from([byte]))
  const answer = await sendLines(spool, ...pieces, bad)
  expect(answer).toMatchObject({ accepted: 2, rejected_count: 2 })
  expect(answer.rejected).toMatchObject([
    { index: 1, line: 3, problems: [{ code: 'LINE_NOT_JSON' }] },
    { index: 3, line: 5, problems: [{ code: 'LINE_NOT_UTF8' }] },
  ])
  await spool.drain()
  expect([...room.warehouse.events.values()][0]?.channel).toBe('电话')
})

it.each([
  ['the same request', 'request'],
  ['the spool', 'spool'],
  ['the warehouse', 'warehouse'],
  ['the warehouse, after a restart', 'restart'],
])('tells duplicates and conflicts of events in %s', async (_, where) => {
  const room = await openTestRoom()
  let spool = await open(room)
  const again = [opened(1), opened(1, { case_id: 'other' })]
  if (where === 'request') {
    const answer = await send(spool, [opened(1), ...again])
    expect(answer).toMatchObject({ accepted: 1, duplicate: 1, rejected_count: 1 })
    return
  }
  await send(spool, opened(1))
  if (where !== 'spool') await spool.drain()
  if (where === 'restart') {
    await spool.close()
    spool = await open(room)
  }
  const answer = await send(spool, again)
  expect(answer).toMatchObject({ accepted: 0, duplicate: 1, rejected_count: 1 })
  expect(answer.rejected[0]).toMatchObject({
    index: 1,
    event_id: 'e1',
    problems: [{ code: 'EVENT_CONFLICT' }],
  })
})

it('writes what many send at once together, and loses none', async () => {
  const room = await openTestRoom()
  const spool = await open(room)
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, n) => send(spool, [opened(n), opened(n % 10)])),
  )
  const accepted = answers.reduce((sum, answer) => sum + answer.accepted, 0)
  const duplicate = answers.reduce((sum, answer) => sum + answer.duplicate, 0)
  expect([accepted, duplicate]).toEqual([200, 200])
  await spool.drain()
  expect(room.warehouse.events.size).toBe(200)
})

it('cuts the torn last line that a killed process left, and keeps every whole one', async () => {
  const room = await openTestRoom()
  const spool = await open(room)
  await send(spool, [opened(1), opened(2)])
  const [name = ''] = readdirSync(spoolDir(room))
  // As after kill -9 in the middle of a write: the first process is gone without closing.
  appendFileSync(join(spoolDir(room), name), '{"event_id":"e3","type":"case.op')
  const next = await open(room)
  expect(onDisk(room)).toMatch(/"e2".*\n$/)
  await send(next, opened(4))
  await next.drain()
  expect([...room.warehouse.events.values()].map(({ event_id }) => event_id)).toEqual([
    'e1',
    'e2',
    'e4',
  ])
})

it('doubles nothing when the process dies between the load and the deletion of its file', async () => {
  const room = await openTestRoom()
  const spool = await open(room)
  await send(spool, [opened(1), opened(2)])
  const dir = spoolDir(room)
  const [name = ''] = readdirSync(dir)
  await room.warehouse.load({ path: join(dir, name), receivedAt: 0 })
  const next = await open(room)
  expect(await next.drain()).toBe(0)
  expect(room.warehouse.events.size).toBe(2)
  expect(readdirSync(dir)).toEqual([])
})

it('keeps taking while the warehouse is away, says so, and catches up', async () => {
  const room = await openTestRoom()
  const spool = await open(room)
  room.warehouse.failure = away()
  expect(await send(spool, opened(1))).toMatchObject({ accepted: 1 })
  await spool.drain()
  expect(spool.health()).toMatchObject({
    files: 1,
    problem: expect.stringContaining('ClickHouse') as string,
  })
  expect(await send(spool, [opened(1), opened(2)])).toMatchObject({ accepted: 1, duplicate: 1 })
  await spool.drain()
  room.warehouse.failure = null
  await spool.drain()
  await spool.drain()
  expect(room.warehouse.events.size).toBe(2)
  expect(spool.health()).toMatchObject({ files: 0, bytes: 0, problem: null, oldest_at: null })
})

it('puts into the dead letters what turned out to be a conflict only at the load', async () => {
  const room = await openTestRoom()
  const first = await open(room)
  await send(first, opened(1))
  await first.drain()
  await first.close()
  room.warehouse.failure = away()
  const spool = await open(room)
  expect(await send(spool, opened(1, { case_id: 'other' }))).toMatchObject({ accepted: 1 })
  room.warehouse.failure = null
  await spool.drain()
  expect([...room.warehouse.events.values()]).toMatchObject([{ case_id: 'shop:c1' }])
  const [letter] = await listDeadLetters(room.store, { limit: 10 })
  expect(letter).toMatchObject({ event_id: 'e1', problems: [{ code: 'EVENT_CONFLICT' }] })
})

it('tells senders to wait when the spool is full', async () => {
  const room = await openTestRoom()
  room.warehouse.failure = away()
  const spool = await open(room, { maxSpoolBytes: 10 })
  await send(spool, opened(1))
  await expect(send(spool, opened(2))).rejects.toMatchObject({ code: 'INGEST_BEHIND', status: 503 })
})

it('refuses a body that is no JSON, or too large', async () => {
  const room = await openTestRoom()
  const spool = await open(room, { maxJsonBytes: 100 })
  const post = (text: string | Buffer) =>
    spool.accept({ contentType: 'application/json', chunks: bytesOf(text), source: 'shop' })
  await expect(post('{')).rejects.toMatchObject({ code: 'INGEST_BODY' })
  await expect(post(Buffer.from([0x22, 0xff, 0x22]))).rejects.toMatchObject({ code: 'INGEST_BODY' })
  await expect(post(' '.repeat(101))).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' })
})

it('tells of accepted events only once they are on disk', async () => {
  const room = await openTestRoom()
  const told: CanonicalEvent[] = []
  const spool = await open(room, {
    onAccepted: (events) => {
      expect(onDisk(room)).toContain(events[0]?.event_id)
      told.push(...events)
    },
  })
  await send(spool, [opened(1), opened(2), opened(1)])
  expect(told.map(({ event_id }) => event_id)).toEqual(['e1', 'e2'])
})

it('acknowledges nothing that cannot be written, and takes it when it is sent again', async () => {
  const room = await openTestRoom()
  const told: CanonicalEvent[] = []
  const spool = await open(room, { onAccepted: (events) => told.push(...events) })
  rmSync(spoolDir(room), { recursive: true })
  await expect(send(spool, opened(1))).rejects.toThrow('ENOENT')
  expect(told).toEqual([])
  mkdirSync(spoolDir(room))
  expect(await send(spool, opened(1))).toMatchObject({ accepted: 1, duplicate: 0 })
})
