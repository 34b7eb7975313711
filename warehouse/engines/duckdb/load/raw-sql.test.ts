import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CanonicalEvent, EVENT_TYPES, parseEvent } from '../../../../domain/public.ts'
import { isSameJson } from '../../../load/same-event.ts'
import { type DuckDb, openDuckDb } from '../database.ts'
import { readLinesSql, stageRawSql } from './raw-sql.ts'

let db: DuckDb
let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vouch-'))
  db = await openDuckDb({ path: ':memory:', memoryLimitMb: 400, threads: 1 })
})
afterAll(async () => {
  await db.close()
  await rm(dir, { recursive: true })
})

/** Values that are right for some field and wrong for others. */
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    0,
    1,
    -1,
    2.5,
    5,
    1e21,
    2 ** 53,
    'x',
    '',
    'a:b',
    'customer',
    'agent',
    'online',
  ),
  fc.constantFrom(
    'open',
    'human',
    'first_reply',
    'f:id',
    'nul\u0000',
    '客服 "quoted" \\',
    'x'.repeat(201),
    '😀'.repeat(150),
  ),
  fc.constantFrom(
    '2026-03-01T09:00:00Z',
    '2026-03-01T09:00:00.123456+08:00',
    '2026-02-30T09:00:00Z',
    '2026-03-01 09:00:00Z',
    '2026-03-01T09:00:00',
  ),
  fc.constantFrom([], ['a', 'b'], [''], [1], {}, { team_id: 'a' }, ['\\']),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)
const field = (right: unknown) =>
  fc.oneof({ weight: 40, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: value })
const maybe = (right: unknown) => fc.option(field(right), { nil: undefined, freq: 2 })
const seldom = (right: unknown) =>
  fc.oneof(
    { weight: 40, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: field(right) },
  )

/** Every field that some type declares, each with a value that is right for most types. */
const data = fc.record({
  opened_by: maybe('customer'),
  status: field('open'),
  message_id: field('m1'),
  author: field('agent'),
  is_note: maybe(true),
  text: maybe('hello'),
  language: maybe('zh'),
  attachments: maybe([]),
  tags: field(['a']),
  rating_id: field('r'),
  score: field(3),
  scale_min: field(1),
  scale_max: field(5),
  by: maybe('agent'),
  to_agent: seldom('bob'),
  to_team: seldom('f:east'),
  into: seldom('c2'),
  agent_id: seldom('ann'),
  team_id: seldom('t'),
  case_id: seldom('c9'),
  policy_id: field('p'),
  policy_version: maybe(1),
  target: field('first_reply'),
  promised_at: maybe('2026-03-01T09:00:00Z'),
  state: field('online'),
  label: field('l'),
  query: maybe('q'),
  hits: maybe(3),
  reason: maybe('expired'),
  stage: maybe('queue'),
  unknown: maybe({ deep: [1] }),
})
const record = fc.record({
  event_id: field('e1'),
  type: field('message.sent').chain((type) =>
    fc.oneof(fc.constant(type), fc.constantFrom(...EVENT_TYPES)),
  ),
  occurred_at: field('2026-03-01T09:00:00.5Z'),
  seq: maybe(7),
  source: maybe('f'),
  case_id: field('c1'),
  case_kind: maybe('chat'),
  customer_id: maybe('u'),
  agent_id: maybe('f:ann'),
  team_id: maybe('east'),
  queue_id: maybe('q'),
  channel: maybe('web'),
  data: fc.oneof({ weight: 8, arbitrary: data }, { weight: 1, arbitrary: value }),
})

it('vouches for nothing that parseEvent refuses, and reads it as parseEvent does', async () => {
  let vouched = 0
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 40, maxLength: 60 }), async (records) => {
      const path = join(dir, 'raw.ndjson')
      await writeFile(path, records.map((one) => JSON.stringify(one)).join('\n'))
      const staged = await db.write(async (connection) => {
        await connection.run(readLinesSql(path))
        await connection.run(stageRawSql('f'))
        const reader = await connection.runAndReadAll(
          'select * exclude (event_key, place) from staged order by row_no',
        )
        return reader.getRowObjectsJS()
      })
      vouched += staged.length
      for (const row of staged) {
        const input = records[Number(row['row_no'])]
        const parsed = parseEvent(JSON.parse(JSON.stringify(input)), 'f')
        expect(parsed, JSON.stringify(input)).toMatchObject({ ok: true })
        if (parsed.ok)
          expect(asEvent(row), JSON.stringify(input)).toSatisfy((event) =>
            isSameJson(event, parsed.event),
          )
      }
    }),
    { numRuns: 60, seed: 20_260_301 },
  )
  // A law that holds because nothing is ever vouched for would prove nothing.
  expect(vouched).toBeGreaterThan(300)
})

it('vouches for what a desk usually writes', async () => {
  const path = join(dir, 'usual.ndjson')
  const usual = [
    {
      event_id: '1',
      type: 'case.opened',
      occurred_at: '2026-03-01T09:00:00+08:00',
      case_id: 'c',
      data: { opened_by: 'customer', tags: ['a', 'b'], subject: '退款' },
    },
    {
      event_id: '2',
      type: 'message.sent',
      occurred_at: '2026-03-01T09:00:00Z',
      case_id: 'c',
      data: { message_id: 'm', author: 'agent', text: 'a "b"\n', is_note: false, attachments: [] },
    },
    {
      event_id: '3',
      type: 'rating.given',
      occurred_at: '2026-03-01T09:00:00Z',
      case_id: 'c',
      data: { rating_id: 'r', score: 4.5, scale_min: 1, scale_max: 5 },
    },
    { event_id: '4', type: 'case.queued', occurred_at: '2026-03-01T09:00:00Z', case_id: 'c' },
  ]
  await writeFile(path, usual.map((one) => JSON.stringify(one)).join('\n'))
  await db.write(async (connection) => {
    await connection.run(readLinesSql(path))
    await connection.run(stageRawSql('f'))
    const rows = await connection.runAndReadAll('select event_id from staged order by 1')
    expect(rows.getRows().flat()).toEqual(['1', '2', '3', '4'])
  })
})

function asEvent(row: Readonly<Record<string, unknown>>): unknown {
  const { row_no: _, ...columns } = row
  const whole = Object.fromEntries(
    Object.entries(columns).map(([name, cell]) => [
      name,
      typeof cell === 'bigint' ? Number(cell) : cell,
    ]),
  )
  return { ...whole, data: JSON.parse(String(columns['data'])) as CanonicalEvent['data'] }
}
