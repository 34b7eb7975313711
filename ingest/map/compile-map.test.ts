import { expect, it } from 'vitest'
import type { Problem } from '../../domain/public.ts'
import { createCaseEnds } from './case-ends.ts'
import { compileMap, type MappedEvent } from './compile-map.ts'
import type { LookupTable } from './lookup-file.ts'
import { parseMap } from './parse-map.ts'

const HEAD = `
time: { format: 'yyyy-MM-dd HH:mm', zone: Asia/Shanghai }
every_event: { event_id: '{id}', occurred_at: '{at}', case_id: '{id}' }
`
const AGENTS: LookupTable = {
  columns: ['login', 'team'],
  rows: new Map([['ann', ['ann', 'north']]]),
}

interface Run {
  readonly unmapped: [string, string][]
  readonly events: readonly MappedEvent[]
}

/** Runs a map over a table of one or more rows. */
function run(yaml: string, columns: readonly string[] | null, ...rows: readonly unknown[][]): Run {
  const parsed = parseMap(yaml)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const unmapped: [string, string][] = []
  const compiled = compileMap(parsed.map, {
    columns,
    lookups: new Map([['agents', AGENTS]]),
    ends: createCaseEnds(),
    onUnmapped: (field, value) => unmapped.push([field, value]),
  })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  const table = rows.map((cells, index) => ({ line: index + 2, cells }))
  for (const row of table) compiled.mapper.survey(row)
  return { unmapped, events: table.flatMap((row) => compiled.mapper.apply(row)) }
}

/** What one value of `data` becomes. */
function valueOf(
  spec: string,
  cell: unknown,
): { value: unknown; problems: readonly Problem[] } & Run {
  const yaml = `${HEAD}\nevents: [{ type: case.opened, data: { x: ${spec} } }]`
  const ran = run(yaml, ['id', 'at', 'v'], ['1', '2026-01-05 09:00', cell])
  const [event] = ran.events
  const data = event?.event['data'] as Record<string, unknown> | undefined
  return { ...ran, value: data?.['x'], problems: event?.problems ?? [] }
}

it('reads a local time in the zone of the map', () => {
  const { events } = run(
    `${HEAD}\nevents: [{ type: case.opened }]`,
    ['id', 'at'],
    ['7', '2026-01-05 09:00'],
  )
  expect(events).toEqual([
    {
      event: {
        type: 'case.opened',
        event_id: '7',
        case_id: '7',
        occurred_at: '2026-01-05T01:00:00.000Z',
      },
      problems: [],
    },
  ])
})

it.each([
  ['a constant', 'vip', 'ignored', 'vip'],
  ['a column', "'{v}'", 'a', 'a'],
  ['a template', "'{id}/{v}'", 'a', '1/a'],
  ['braces', "'{{{v}}}'", 'a', '{a}'],
  ['an empty cell as no value', "'{v}'", '', undefined],
  ['a template with an empty part as no value', "'x-{v}'", '', undefined],
  ['a value map', "{ from: '{v}', map: { Hoch: high } }", 'Hoch', 'high'],
  ['a value map that keeps the rest', "{ from: '{v}', map: { a: b }, otherwise: keep }", 'c', 'c'],
  ['a default', "{ from: '{v}', default: normal }", '', 'normal'],
  ['a list', "{ from: '{v}', split: ';' }", 'a; b;;c ', ['a', 'b', 'c']],
  ['several columns as a list', "['{id}', '{v}']", '', ['1']],
  ['JSON in a cell', "{ from: '{v}', json: 'a.b[1]' }", '{"a":{"b":[1,2]}}', 2],
  ['a cell that is no JSON', "{ from: '{v}', json: a }", 'oops', undefined],
  ['a number', "{ from: '{v}', as: number }", ' 4.5', 4.5],
  ['a truth', "{ from: '{v}', as: boolean }", '是', true],
  ['a look-up', "{ from: '{v}', lookup: { file: agents, column: team } }", 'ann', 'north'],
  [
    'a time of its own format',
    "{ from: '{v}', time: { format: epoch_s } }",
    '0',
    '1970-01-01T00:00:00.000Z',
  ],
])('makes %s', (_, spec, cell, expected) => {
  const { value, problems } = valueOf(spec, cell)
  expect([value, problems]).toEqual([expected, []])
})

it('drops and counts a value that no map knows', () => {
  const { value, unmapped } = valueOf("{ from: '{v}', map: { a: b } }", 'c')
  expect([value, unmapped]).toEqual([undefined, [['data.x', 'c']]])
})

it.each([
  ["{ from: '{v}', map: { a: b }, otherwise: refuse }", 'c', 'MAP_VALUE_UNKNOWN'],
  ["{ from: '{v}', as: integer }", '4.5', 'MAP_VALUE_INVALID'],
  ["{ from: '{v}', time: {} }", '05.01.2026', 'TIME_UNREADABLE'],
])('refuses by field and reason what %s cannot read', (spec, cell, code) => {
  const { problems } = valueOf(spec, cell)
  expect(problems).toMatchObject([{ code, path: 'data.x' }])
})

it('makes several events of one row, each when its condition holds', () => {
  const yaml = `
time: { zone: UTC }
every_event: { case_id: '{id}' }
events:
  - { type: case.opened, event_id: '{id}-o', occurred_at: '{created}' }
  - { type: case.resolved, event_id: '{id}-r', occurred_at: '{solved}', when: { value: '{solved}', present: true } }
  - { type: case.marked_spam, event_id: '{id}-s', occurred_at: '{created}', when: { all: [{ value: '{state}', is: [spam, junk] }, { not: { value: '{id}', matches: '^9' } }] } }
`
  const columns = ['id', 'created', 'solved', 'state']
  const types = (...row: string[]) =>
    run(yaml, columns, row).events.map(({ event }) => event['type'])
  expect(types('1', '2026-01-05 09:00', '2026-01-06 09:00', 'done')).toEqual([
    'case.opened',
    'case.resolved',
  ])
  expect(types('1', '2026-01-05 09:00', '', 'junk')).toEqual(['case.opened', 'case.marked_spam'])
  expect(types('91', '2026-01-05 09:00', '', 'junk')).toEqual(['case.opened'])
})

it('reads records by path, ids as text', () => {
  const yaml = `
every_event: { event_id: 'o{ticket.id}', occurred_at: '{ticket.at}', case_id: '{ticket.id}' }
events: [{ type: case.opened, data: { tags: '{ticket.tags}', priority: '{ticket.prio[0].name}' } }]
`
  const record = {
    ticket: { id: 7, at: '2026-01-05T09:00:00Z', tags: ['a'], prio: [{ name: 'high' }] },
  }
  expect(run(yaml, null, [record]).events[0]?.event).toMatchObject({
    event_id: 'o7',
    case_id: '7',
    data: { tags: ['a'], priority: 'high' },
  })
})

it('finds the first and last row of a case by time, then by id, whatever the order of rows', () => {
  const yaml = `
time: { zone: UTC }
every_event: { event_id: '{id}', occurred_at: '{at}', case_id: '{case}' }
events:
  - choose:
      - { type: case.resolved, when: { last_of: '{case}' } }
      - { type: case.opened, when: { first_of: '{case}' } }
      - { type: case.classified }
`
  const rows = [
    ['b', '2026-01-05 09:00', '1'],
    ['a', '2026-01-05 09:00', '1'],
    ['c', '2026-01-05 10:00', '1'],
    ['d', '2026-01-05 10:00', '1'],
    ['d', '2026-01-05 10:00', '1'],
    ['e', '2026-01-05 10:00', '2'],
  ]
  const expected = {
    a: 'case.opened',
    b: 'case.classified',
    c: 'case.classified',
    d: 'case.resolved',
    e: 'case.resolved',
  }
  for (const order of [
    rows,
    rows.toReversed(),
    rows.toSorted((a, b) => Number(a[2]) - Number(b[2])),
  ]) {
    const { events } = run(yaml, ['id', 'at', 'case'], ...order)
    expect(
      Object.fromEntries(events.map(({ event }) => [event['event_id'], event['type']])),
    ).toEqual(expected)
  }
})

it('tells every column that is missing, with those the file has', () => {
  const parsed = parseMap(`${HEAD}\nevents: [{ type: case.opened, data: { priority: '{Prio}' } }]`)
  if (!parsed.ok) throw new Error('the map is sound')
  const compiled = compileMap(parsed.map, {
    columns: ['id', 'Priority'],
    lookups: new Map(),
    ends: createCaseEnds(),
    onUnmapped: () => undefined,
  })
  expect(compiled).toMatchObject({
    ok: false,
    problems: [
      {
        code: 'MAP_COLUMN_MISSING',
        path: 'every_event.occurred_at',
        reason: 'the file has no column "at"',
      },
      { path: 'events.0.data.priority', fix: 'Its columns are: id, Priority.' },
    ],
  })
})

it('refuses local times without a zone before anything is read', () => {
  const parsed = parseMap(`
time: { format: 'dd/MM/yyyy HH:mm' }
every_event: { event_id: '{id}', occurred_at: '{at}', case_id: '{id}' }
events: [{ type: case.opened }]`)
  if (!parsed.ok) throw new Error('the map is sound')
  const context = { columns: ['id', 'at'], lookups: new Map(), ends: createCaseEnds() }
  expect(compileMap(parsed.map, { ...context, onUnmapped: () => undefined })).toMatchObject({
    ok: false,
    problems: [{ code: 'TIME_WITHOUT_OFFSET', fix: expect.stringContaining('zone') as string }],
  })
})

it('takes the order within a second from a column', () => {
  const { events } = run(
    `${HEAD}\nevents: [{ type: case.opened, seq: { from: '{row}', as: integer } }]`,
    ['id', 'at', 'row'],
    ['7', '2026-01-05 09:00', '3'],
  )
  expect(events).toMatchObject([{ event: { seq: 3 }, problems: [] }])
})
