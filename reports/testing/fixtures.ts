/** The fixtures every metric meets on every engine. */
import { addDays, type Random, toInstant } from '../../domain/public.ts'
import { type FactRows, NO_FACTS } from '../oracle/fact-rows.ts'
import { randomFacts } from './random-facts.ts'
import { seededRandom } from './seeded-random.ts'

export const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/New_York',
] as const

/** Days around the clock changes of 2026: New York and Berlin, spring and autumn. */
export const WINDOWS = [
  { from: '2026-03-06', to: '2026-03-10' },
  { from: '2026-03-27', to: '2026-03-31' },
  { from: '2026-10-23', to: '2026-10-27' },
  { from: '2026-10-30', to: '2026-11-03' },
] as const

export interface Fixture {
  readonly name: string
  readonly facts: FactRows
  /** Whether every question is asked of it, or the telling ones. */
  readonly depth: 'full' | 'brief'
}

const DAY = 86_400_000
const WINDOW_STARTS = WINDOWS.map(({ from }) => Date.parse(from))

const pickOf = <T>(values: readonly T[], random: Random): T => {
  const value = values[Math.floor(random.next() * values.length)]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}

/** Any moment of a window, or shortly before it. */
function someInstant(random: Random): number {
  return pickOf(WINDOW_STARTS, random) + Math.floor((random.next() * 6 - 1) * DAY)
}

/** Midnights of some zone, to the millisecond and one to either side; hours of the clock changes too. */
function edgeInstant(random: Random): number {
  const tz = pickOf(ZONES, random)
  const { from } = pickOf(WINDOWS, random)
  const day = addDays(from, Math.floor(random.next() * 5))
  const minute = pickOf([0, 0, 0, 60, 120, 180, 1440], random)
  return toInstant(day, minute, tz) + pickOf([-1, 0, 0, 1], random)
}

/** `seed` names one set of facts for ever. */
export function randomFixture(seed: number, cases: number): FactRows {
  return randomFacts({ random: seededRandom(seed), cases, instant: someInstant })
}

export function fixtures(): readonly Fixture[] {
  const tied = Date.parse('2026-03-29T01:00:00Z')
  return [
    { name: 'empty', depth: 'brief', facts: NO_FACTS },
    {
      name: 'all null',
      depth: 'brief',
      facts: randomFacts({ random: seededRandom(2), cases: 6, instant: someInstant, nullShare: 1 }),
    },
    {
      name: 'one row',
      depth: 'brief',
      facts: randomFacts({ random: seededRandom(6), cases: 1, instant: () => tied, nullShare: 0 }),
    },
    {
      name: 'ties',
      depth: 'brief',
      facts: randomFacts({
        random: seededRandom(4),
        cases: 12,
        instant: () => tied,
        gap: () => 20_000,
      }),
    },
    {
      name: 'edges of days and clock changes',
      depth: 'full',
      facts: randomFacts({
        random: seededRandom(5),
        cases: 60,
        instant: edgeInstant,
        gap: (random) => pickOf([0, 1, 3_600_000, DAY, 20_000, 5_000], random),
      }),
    },
    { name: 'anything', depth: 'full', facts: randomFixture(7, 120) },
  ]
}
