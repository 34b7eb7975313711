import { describe, expect, it } from 'vitest'
import type { AnnotationScope } from '../../domain/contract/public.ts'
import { draftOf, inputOf } from './annotation-draft.ts'
import { scopeOfFilters, scopeWithin } from './scope-of-filters.ts'

const TZ = 'Asia/Shanghai'
const AT = { now: Date.parse('2026-10-20T17:30:00Z'), tz: TZ }
const scope = {}

describe('a new annotation', () => {
  it.each([
    ['hour', '2026-10-20T08:00', '2026-10-20T08:00', ''],
    ['day', '2026-10-31', '2026-10-31T00:00', '2026-11-01T00:00'],
    ['week', '2026-10-19', '2026-10-19T00:00', ''],
    ['month', '2026-10', '2026-10-01T00:00', ''],
  ] as const)('about a bucket of an %s begins with it', (grain, key, from, until) => {
    expect(draftOf({ kind: 'bucket', key, grain, scope }, AT)).toMatchObject({ from, until })
  })

  it('is about now where today is looked at, else about the last day', () => {
    const range = (from: string, to: string) => draftOf({ kind: 'range', from, to, scope }, AT)
    expect(range('2026-10-01', '2026-10-21')).toMatchObject({ from: '2026-10-21T01:30', until: '' })
    expect(range('2026-10-01', '2026-10-20')).toMatchObject({
      from: '2026-10-20T00:00',
      until: '2026-10-21T00:00',
    })
  })

  it('takes from the filters of the page what it can be about', () => {
    expect(scopeOfFilters({ team: ['desk:a', null], channel: [null], agent: ['x'] })).toEqual({
      team: ['desk:a'],
    })
  })
})

it.each<[string, AnnotationScope, readonly string[] | null, AnnotationScope]>([
  ['everything is about', {}, null, {}],
  ['the own teams are put in by', {}, ['desk:a'], { team: ['desk:a'] }],
  ['a team that was chosen stays with', { team: ['desk:b'] }, ['desk:a'], { team: ['desk:b'] }],
])('%s who may write so far', (_name, chosen, own, within) => {
  expect(scopeWithin(chosen, own)).toEqual(within)
})

it('an annotation comes back from its form', () => {
  const input = {
    kind: 'incident' as const,
    label: 'Outage',
    starts_at: '2026-10-20T02:00:00.000Z',
    ends_at: null,
    scope: { team: ['desk:a'] },
  }
  const rest = { created_at: '', updated_at: '', version: 1, may_edit: true }
  const author = { kind: 'alert' as const, name: 'a' }
  const draft = draftOf({ kind: 'entry', entry: { id: 'x', ...input, author, ...rest } }, AT)
  expect(draft).toMatchObject({ from: '2026-10-20T10:00', until: '' })
  expect(inputOf(draft, TZ)).toEqual(input)
  expect(inputOf({ ...draft, until: '2026-10-20T12:00' }, TZ).ends_at).toBe(
    '2026-10-20T04:00:00.000Z',
  )
})
