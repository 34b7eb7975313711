import { describe, expect, it } from 'vitest'
import type { AnnotationEntry } from '../../domain/contract/public.ts'
import { placeMarks } from './place-marks.ts'

const entry = (starts_at: string, rest: Partial<AnnotationEntry> = {}): AnnotationEntry => ({
  id: starts_at,
  kind: 'release',
  label: starts_at,
  starts_at,
  ends_at: null,
  scope: {},
  author: { kind: 'alert', name: 'a' },
  created_at: starts_at,
  updated_at: starts_at,
  version: 1,
  may_edit: false,
  ...rest,
})
const DAYS = ['2026-10-20', '2026-10-21', '2026-10-22', '2026-10-23', '2026-10-24']
const byDay = {
  buckets: DAYS,
  grain: 'day',
  tz: 'Asia/Shanghai',
  leastApart: 1,
  about: {},
} as const
const placesOf = (entries: readonly AnnotationEntry[], axis: Parameters<typeof placeMarks>[1]) =>
  placeMarks(entries, axis).map(({ at, sign, spans }) => ({
    at,
    sign,
    spans: spans.map(({ from, to }) => ({ from, to })),
  }))

describe('an annotation on a time axis', () => {
  it('stands at the day it is where people look from', () => {
    expect(placesOf([entry('2026-10-20T17:00:00Z')], byDay)).toEqual([
      { at: 1, sign: '↑', spans: [{ from: 1, to: 1 }] },
    ])
  })

  it('lasts to the day before a midnight', () => {
    const days = entry('2026-10-20T16:00:00Z', { ends_at: '2026-10-22T16:00:00.000Z' })
    expect(placesOf([days], byDay)[0]?.spans).toEqual([{ from: 1, to: 2 }])
  })

  it('begins with the axis when it began before, and is absent when it was over', () => {
    const before = { ends_at: '2026-10-21T00:00:00Z' }
    expect(placesOf([entry('2026-10-01T00:00:00Z', before)], byDay)[0]?.spans).toEqual([
      { from: 0, to: 1 },
    ])
    expect(placesOf([entry('2026-10-01T00:00:00Z')], byDay)).toEqual([])
  })

  it.each([
    ['hour', ['2026-10-20T08:00', '2026-10-20T09:00', '2026-10-20T10:00'], 1],
    ['week', ['2026-10-12', '2026-10-19', '2026-10-26'], 1],
    ['month', ['2026-09-01', '2026-10-01', '2026-11-01'], 1],
  ] as const)('finds its %s', (grain, buckets, at) => {
    const axis = { ...byDay, grain, buckets }
    expect(placesOf([entry('2026-10-20T01:59:00Z')], axis)[0]?.at).toBe(at)
  })

  it('is absent from a chart of something else', () => {
    const ofTeam = entry('2026-10-21T00:00:00Z', { scope: { team: ['desk:a'] } })
    expect(placesOf([ofTeam], { ...byDay, about: { team: ['desk:a'] } })).toHaveLength(1)
    expect(placesOf([ofTeam], { ...byDay, about: { team: ['desk:b'] } })).toEqual([])
  })

  it('shares a mark with what is too close, which counts them and warns if one does', () => {
    const close = [
      entry('2026-10-22T00:00:00Z', { kind: 'incident' }),
      entry('2026-10-21T00:00:00Z'),
      entry('2026-10-24T00:00:00Z', { kind: 'promotion' }),
    ]
    const marks = placeMarks(close, { ...byDay, leastApart: 2 })
    expect(marks.map(({ at, sign, isWarning }) => [at, sign, isWarning])).toEqual([
      [1, '2', true],
      [4, '%', false],
    ])
    expect(marks[0]?.spans.map(({ isWarning }) => isWarning)).toEqual([false, true])
    expect(marks[0]?.entries.map(({ kind }) => kind)).toEqual(['release', 'incident'])
    expect(placesOf(close, byDay)).toHaveLength(3)
  })
})
