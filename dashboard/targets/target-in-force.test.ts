import { describe, expect, it } from 'vitest'
import type { TargetVersion } from '../api/targets.ts'
import { saveOf } from './save-of.ts'
import { isMet, targetFor, targetsInForce } from './target-in-force.ts'

const version = (
  target_id: string,
  value: number,
  rest: { version?: number; from?: string; team?: string } = {},
): TargetVersion => ({
  version: rest.version ?? 1,
  effective_from: rest.from ?? null,
  saved_at: '2026-01-01T00:00:00.000Z',
  saved_by: null,
  document: {
    target_id,
    metric: 'csat_ratio',
    direction: 'at_least',
    value,
    team_id: rest.team ?? null,
  },
})
const NOW = Date.parse('2026-06-01T00:00:00Z')

describe('the target of a metric', () => {
  it('is the newest version that has begun', () => {
    const versions = [
      version('a', 0.8),
      version('a', 0.9, { version: 2, from: '2026-05-01T00:00:00Z' }),
      version('a', 0.95, { version: 3, from: '2026-07-01T00:00:00Z' }),
    ]
    expect(targetsInForce(versions, NOW).map(({ document }) => document.value)).toEqual([0.9])
  })

  it('is none once it was deleted, until it is set again', () => {
    const deleted = version('a', 0.8, { version: 2, from: '2026-05-01T00:00:00Z' })
    const versions = [
      version('a', 0.8),
      { ...deleted, document: { ...deleted.document, withdrawn: true as const } },
    ]
    expect(targetsInForce(versions, NOW)).toEqual([])
    const again = version('a', 0.7, { version: 3, from: '2026-05-02T00:00:00Z' })
    expect(targetsInForce([...versions, again], NOW)).toEqual([again])
  })

  it('is that of the team, else that of everyone', () => {
    const versions = [version('a', 0.8), version('b', 0.9, { team: 'desk:x' })]
    expect(targetFor(versions, 'csat_ratio', 'desk:x')?.value).toBe(0.9)
    expect(targetFor(versions, 'csat_ratio', 'desk:y')?.value).toBe(0.8)
    expect(targetFor(versions, 'csat_ratio', null)?.value).toBe(0.8)
    expect(targetFor(versions, 'dsat_ratio', null)).toBeNull()
  })

  it.each([
    ['at_most', 10, 10, true],
    ['at_most', 10.1, 10, false],
    ['at_least', 10, 10, true],
    ['at_least', 9.9, 10, false],
    ['at_least', null, 10, null],
  ] as const)('%s: %s against %s', (direction, value, wanted, met) => {
    expect(isMet(value, { direction, value: wanted })).toBe(met)
  })
})

describe('saving a target', () => {
  it.each([
    ['a first version holds ever since', [], 0, { kind: 'from', effective_from: null }],
    [
      'a later one holds from now on',
      [version('a', 1)],
      1,
      { kind: 'from', effective_from: '2026-06-01T00:00:00.000Z' },
    ],
    [
      'one that has not begun is corrected',
      [version('a', 1), version('a', 2, { version: 2, from: '2026-07-01T00:00:00Z' })],
      2,
      { kind: 'correct' },
    ],
  ] as const)('%s', (_name, versions, base_version, change) => {
    expect(saveOf(versions, { target_id: 'a' }, NOW)).toEqual({ base_version, change })
  })
})
