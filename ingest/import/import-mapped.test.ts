import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listDeadLetters } from '../store/dead-letter-rows.ts'
import { listUnmapped } from '../store/unmapped-values.ts'
import { bytesOf, openTestRoom, type TestRoom } from '../testing/ingest-room.ts'
import { importFiles } from './import-files.ts'
import type { ImportRequest } from './import-request.ts'
import { previewImport } from './preview-import.ts'

const MAP = `
source: acme
time: { zone: Europe/Berlin }
lookups: { teams: { file: teams.csv, key: name } }
every_event: { case_id: '{Ticket}', case_kind: ticket }
events:
  - type: case.opened
    event_id: '{Ticket}-o'
    occurred_at: '{Created}'
    team_id: { from: '{Team}', lookup: { file: teams, column: id } }
    data: { priority: { from: '{Prio}', map: { Hoch: high } } }
  - { type: case.resolved, event_id: '{Ticket}-r', occurred_at: '{Solved}', when: { value: '{Solved}', present: true } }
`
const TICKETS = `Ticket,Created,Solved,Team,Prio
1,2026-01-05 09:00,2026-01-05T12:00:00Z,Nord,Hoch
2,2026-01-05 10:00,,Süd,Tief
3,yesterday,,Nord,Hoch
`

function put(room: TestRoom, name: string, content: string): string {
  const path = join(room.folder, name)
  writeFileSync(path, content)
  return path
}

async function mapped(tickets = TICKETS, map = MAP, more: Partial<ImportRequest> = {}) {
  const room = await openTestRoom()
  put(room, 'teams.csv', 'name,id\nNord,t1\n')
  const request: ImportRequest = {
    files: [put(room, 'tickets.csv', tickets)],
    map: put(room, 'map.yaml', map),
    stdin: bytesOf(),
    ...more,
  }
  return { room, request }
}

it('imports a ticket export: local times, look-ups, several events of a row', async () => {
  const { room, request } = await mapped()
  const outcome = await importFiles(request, room)
  expect(outcome).toMatchObject({
    ok: true,
    summary: { rows_read: 3, accepted: 3, duplicates: 0, refused: 1 },
  })
  expect([...room.warehouse.events.values()]).toMatchObject([
    {
      event_id: '1-o',
      source: 'acme',
      case_id: 'acme:1',
      team_id: 'acme:t1',
      occurred_at: Date.UTC(2026, 0, 5, 8),
      data: { priority: 'high' },
    },
    { event_id: '1-r', occurred_at: Date.UTC(2026, 0, 5, 12) },
    { event_id: '2-o', team_id: null, data: {} },
  ])
})

it('keeps a row that does not fit as the event the map made of it, ready to be mended', async () => {
  const { room, request } = await mapped()
  await importFiles(request, room)
  const [letter] = await listDeadLetters(room.store, { limit: 10 })
  expect(letter).toMatchObject({ source: 'acme', line: 4, event_id: '3-o' })
  expect(letter?.problems[0]).toMatchObject({ code: 'TIME_UNREADABLE', path: 'occurred_at' })
  expect(JSON.parse(letter?.text ?? '')).toMatchObject({
    type: 'case.opened',
    case_id: '3',
    occurred_at: 'yesterday',
  })
})

it('lists the values the map does not know, the same after a second import', async () => {
  const { room, request } = await mapped()
  await importFiles(request, room)
  await importFiles(request, room)
  expect(await listUnmapped(room.store, 10)).toEqual([
    { source: 'acme', field: 'data.priority', value: 'Tief', rows_count: 1 },
    { source: 'acme', field: 'team_id', value: 'Süd', rows_count: 1 },
  ])
})

it('refuses times without an offset when the map names no zone, and loads nothing', async () => {
  const { room, request } = await mapped(TICKETS, MAP.replace('time: { zone: Europe/Berlin }', ''))
  expect(await importFiles(request, room)).toMatchObject({
    ok: false,
    problems: [{ code: 'TIME_WITHOUT_OFFSET', fix: expect.stringContaining('zone') as string }],
  })
  expect(room.warehouse.events.size).toBe(0)
})

it('refuses a file without a column of the map before any other file is loaded', async () => {
  const { room, request } = await mapped()
  const other = put(room, 'other.csv', 'Ticket,Created,Solved,Team\n9,2026-01-05 09:00,,Nord\n')
  const outcome = await importFiles({ ...request, files: [...request.files, other] }, room)
  expect(outcome).toMatchObject({
    ok: false,
    problems: [
      {
        code: 'MAP_COLUMN_MISSING',
        reason: expect.stringContaining('other.csv') as string,
        fix: 'Its columns are: Ticket, Created, Solved, Team.',
      },
    ],
  })
  expect(room.warehouse.events.size).toBe(0)
})

it('reads a mapped export from standard input', async () => {
  const { room, request } = await mapped()
  const stdin = bytesOf(TICKETS)
  const outcome = await importFiles({ ...request, files: ['-'], stdin, format: 'csv' }, room)
  expect(outcome).toMatchObject({ ok: true, summary: { rows_read: 3, accepted: 3 } })
})

it('shows what an import would do, and does nothing', async () => {
  const { room, request } = await mapped()
  const outcome = await previewImport(request, room)
  if (!outcome.ok) throw new Error('the map fits')
  expect(
    outcome.events.map(({ line, event, problems }) => [line, event?.type, problems[0]?.code]),
  ).toEqual([
    [2, 'case.opened', undefined],
    [2, 'case.resolved', undefined],
    [3, 'case.opened', undefined],
    [4, undefined, 'TIME_UNREADABLE'],
  ])
  expect(room.warehouse.events.size).toBe(0)
  expect(await listDeadLetters(room.store, { limit: 10 })).toEqual([])
})

it('takes a Parquet file by its first bytes', async () => {
  const { room, request } = await mapped('PAR1')
  const readParquet = () =>
    Promise.resolve({
      columns: ['Ticket', 'Created', 'Solved', 'Team', 'Prio'],
      batches: (async function* () {
        yield await Promise.resolve([[7, '2026-01-05 09:00', null, 'Nord', 'Hoch']])
      })(),
    })
  expect(await importFiles(request, { ...room, readParquet })).toMatchObject({
    summary: { accepted: 1 },
  })
  expect([...room.warehouse.events.values()]).toMatchObject([
    { case_id: 'acme:7', event_id: '7-o' },
  ])
})
