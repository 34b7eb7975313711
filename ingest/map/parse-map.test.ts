import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseMap } from './parse-map.ts'

const EXAMPLES = new URL('../../docs/examples/', import.meta.url)
const SOUND = `
every_event: { event_id: '{a}', occurred_at: '{b}' }
events: [{ type: case.opened }]`

it.each(readdirSync(EXAMPLES).filter((name) => name.endsWith('.yaml')))(
  'reads the example %s of the docs',
  (name) => {
    expect(parseMap(readFileSync(new URL(name, EXAMPLES), 'utf8'))).toMatchObject({ ok: true })
  },
)

it.each([
  ['', 'map', 'not an object'],
  ['a: [1', 'line 1', ''],
  ['events: []', 'events', 'it is empty'],
  ['sourc: x\nevents: [{ type: case.opened, event_id: a, occurred_at: b }]', 'map', '"sourc"'],
  [
    'events: [{ type: case.opend, event_id: a, occurred_at: b }]',
    'events.0.type',
    'not in the event catalogue',
  ],
  ['events: [{ event_id: a, occurred_at: b }]', 'events.0.type', 'has no type'],
  ['events: [{ type: case.opened, occurred_at: b }]', 'events.0.event_id', 'has no event_id'],
  ['events: [{ type: case.opened, event_id: {a}, occurred_at: b }]', 'events.0.event_id', ''],
  [SOUND.replace('case.opened', 'case.opened, data: { x: {Col} }'), 'events.0.data.x', 'quotes'],
  [
    SOUND.replace('case.opened', "case.opened, data: { x: { from: '{a}', splitt: ';' } }"),
    'events.0.data.x',
    '"splitt"',
  ],
  [
    SOUND.replace('case.opened', "case.opened, when: { value: '{a}' }"),
    'events.0.when',
    'exactly one of',
  ],
  [
    "events: [{ type: case.opened, event_id: a, occurred_at: b, when: { first_of: '{c}' } }]",
    'events.0.when',
    'order of rows',
  ],
])('says where and why %j is no map', (text, path, reason) => {
  const parsed = parseMap(text)
  if (parsed.ok) throw new Error('it was taken')
  expect(parsed.problems[0]?.path).toBe(path)
  expect(parsed.problems[0]?.reason).toContain(reason)
  expect(parsed.problems[0]?.fix).not.toBe('')
})

it('tells all problems at once', () => {
  const parsed = parseMap('x: 1\ntime: { zon: a }\nevents: [{ typ: b }]')
  expect(parsed).toMatchObject({ ok: false })
  expect(parsed.ok ? [] : parsed.problems.map(({ path }) => path)).toEqual([
    'time',
    'events.0',
    'map',
  ])
})
