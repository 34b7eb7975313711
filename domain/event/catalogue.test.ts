import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CATALOGUE, EVENT_TYPES, type EventType, placeOf } from './catalogue.ts'

const page = readFileSync(new URL('../../docs/events.md', import.meta.url), 'utf8')
const rows = page.split('\n').filter((line) => /^\| `[a-z]+\.[a-z_]+`/.test(line))
const documented = rows.flatMap((row) =>
  [...(row.split('|')[1] ?? '').matchAll(/`([a-z_.]+)`/g)].map((m) => m[1] ?? ''),
)

describe('the catalogue', () => {
  it('is documented, type by type, and nothing else is', () => {
    expect(documented.toSorted()).toEqual([...EVENT_TYPES].toSorted())
  })

  it('has every documented field', () => {
    for (const row of rows) {
      const [, types = '', data = ''] = row.split('|')
      const fields = [...data.matchAll(/`([a-z_]+)`/g)].map((match) => match[1] ?? '')
      const known = [...types.matchAll(/`([a-z_.]+)`/g)].flatMap((match) =>
        Object.keys(CATALOGUE[match[1] as EventType].shape),
      )
      for (const field of fields) expect(known, types).toContain(field)
    }
  })

  it('orders an opening before everything else at its instant, and work before words', () => {
    expect(placeOf('case.opened')).toBe(0)
    expect(placeOf('case.resolved')).toBeLessThan(placeOf('message.sent'))
    expect(placeOf('no.such')).toBe(-1)
  })
})
