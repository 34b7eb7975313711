import { describe, expect, it } from 'vitest'
import type { DriverFactor, DriverPoints } from '../../domain/contract/public.ts'
import { seededRandom } from '../testing/seeded-random.ts'
import { countLevels, type DriverCell } from './driver-level.ts'
import { findDrivers, LEAST_RATINGS } from './find-drivers.ts'

type Levels = DriverCell['levels']

const PLANTED: readonly (readonly [DriverFactor, string, number])[] = [
  ['category', 'refund', -10],
  ['wait', 'h1', -8],
  ['transfer', 'yes', -12],
  ['reopening', 'yes', -15],
]

/** Ratings one by one, as cells of one. */
type Draw = () => number

/**
 * 20 agents from 55 to 95 % satisfied. The weaker an agent, the more their cases are about refunds, waited for,
 * handed on and reopened: who compares all ratings with each other blames the cases for the agents.
 */
function simulated(draw: Draw, count: number): readonly DriverCell[] {
  return Array.from({ length: count }, (_, index) => {
    const agent = index % 20
    const weakness = agent / 19
    const levels: Levels = {
      category: draw() < 0.15 + 0.6 * weakness ? 'refund' : 'order',
      wait: draw() < 0.15 + 0.5 * weakness ? 'h1' : 's30',
      transfer: draw() < 0.1 + 0.6 * weakness ? 'yes' : 'no',
      reopening: draw() < 0.05 + 0.4 * weakness ? 'yes' : 'no',
    }
    const effect = PLANTED.reduce(
      (sum, [factor, key, points]) => sum + (levels[factor] === key ? points / 100 : 0),
      0,
    )
    const satisfied = draw() < 0.95 - 0.4 * weakness + effect ? 1 : 0
    return {
      agent: `a${String(agent)}`,
      channel: draw() < 0.5 ? 'web' : 'app',
      levels,
      n: 1,
      satisfied,
    }
  })
}

const holds = (points: DriverPoints | null, truth: number) =>
  points !== null && (points.lo ?? Infinity) <= truth && truth <= (points.hi ?? -Infinity)

/** The difference of the two shares, agents disregarded. */
function naive(cells: readonly DriverCell[], factor: DriverFactor, key: string): DriverPoints {
  const levels = countLevels(cells, factor)
  const one = levels.find((level) => level.key === key)
  const other = levels.find((level) => level.key !== key)
  const [p, q] = [one, other].map((level) => (level?.satisfied ?? 0) / (level?.n ?? 1))
  const value = (p ?? 0) - (q ?? 0)
  const variance = [one, other].reduce((sum, level) => {
    const share = (level?.satisfied ?? 0) / (level?.n ?? 1)
    return sum + (share * (1 - share)) / (level?.n ?? 1)
  }, 0)
  const half = 1.96 * Math.sqrt(variance)
  return { value: 100 * value, lo: 100 * (value - half), hi: 100 * (value + half) }
}

function effectOf(cells: readonly DriverCell[], factor: DriverFactor, key: string | null) {
  const driver = findDrivers(cells).drivers.find((one) => one.factor === factor)
  return driver?.levels.find((level) => level.key === key)?.effect ?? null
}

describe('drivers of satisfaction', () => {
  it('holds every planted effect in its interval, where the plain difference does not', () => {
    const runs = 200
    const random = seededRandom(41)
    const held = PLANTED.map(() => 0)
    const naivelyHeld = PLANTED.map(() => 0)
    for (let run = 0; run < runs; run++) {
      const cells = simulated(() => random.next(), 1500)
      const { drivers } = findDrivers(cells)
      for (const [index, [factor, key, points]] of PLANTED.entries()) {
        const levels = drivers.find((one) => one.factor === factor)?.levels
        const effect = levels?.find((level) => level.key === key)?.effect ?? null
        if (holds(effect, points)) held[index] = (held[index] ?? 0) + 1
        if (holds(naive(cells, factor, key), points)) {
          naivelyHeld[index] = (naivelyHeld[index] ?? 0) + 1
        }
      }
    }
    expect(Math.min(...held) / runs).toBeGreaterThanOrEqual(0.9)
    expect(Math.max(...held) / runs).toBeLessThanOrEqual(0.995)
    expect(Math.max(...naivelyHeld) / runs).toBeLessThan(0.5)
  }, 60_000)

  it('is the same for ratings one by one and for ratings counted together', () => {
    const random = seededRandom(7)
    const single = simulated(() => random.next(), 800)
    const together = new Map<string, DriverCell>()
    for (const cell of single) {
      const id = JSON.stringify([cell.agent, cell.channel, cell.levels])
      const sum = together.get(id) ?? { ...cell, n: 0, satisfied: 0 }
      together.set(id, { ...sum, n: sum.n + 1, satisfied: sum.satisfied + cell.satisfied })
    }
    const [a, b] = [findDrivers(single), findDrivers([...together.values()])]
    expect(effectOf(single, 'transfer', 'yes')?.value).toBeCloseTo(
      effectOf([...together.values()], 'transfer', 'yes')?.value ?? 0,
      9,
    )
    expect(a.drivers.map(({ factor }) => factor)).toEqual(b.drivers.map(({ factor }) => factor))
  })

  it('adds up: the levels of a factor lose what the factor loses', () => {
    const random = seededRandom(8)
    const { drivers } = findDrivers(simulated(() => random.next(), 2000))
    for (const { lost, levels } of drivers) {
      const sum = levels.reduce((all, level) => all + (level.lost?.value ?? 0), 0)
      expect(sum).toBeCloseTo(lost?.value ?? Number.NaN, 9)
    }
    const lost = drivers.map((one) => one.lost?.value ?? 0)
    expect(lost).toEqual(lost.toSorted((a, b) => b - a))
  })

  it('finds in plain numbers what it is told', () => {
    const cell = (agent: string, transfer: string, n: number, satisfied: number): DriverCell => ({
      agent,
      channel: 'web',
      levels: { category: 'order', wait: 's30', transfer, reopening: 'no' },
      n,
      satisfied,
    })
    // 90 % without, 70 % with; 60 % without, 40 % with: 20 points each, on 80 of 200 ratings.
    const { drivers } = findDrivers([
      cell('a', 'no', 60, 54),
      cell('a', 'yes', 40, 28),
      cell('b', 'no', 60, 36),
      cell('b', 'yes', 40, 16),
    ])
    expect(drivers).toHaveLength(1)
    expect(drivers[0]?.levels[1]?.effect?.value).toBeCloseTo(-20, 9)
    expect(drivers[0]?.lost?.value).toBeCloseTo(8, 9)
    expect(drivers[0]?.levels[0]).toMatchObject({ key: 'no', is_reference: true, csat_ratio: 0.75 })
  })

  it('gives a level of few ratings no interval and the last place', () => {
    const random = seededRandom(9)
    const cells = simulated(() => random.next(), 600)
    const rare = cells.map((cell, index) =>
      index % 100 === 0 ? { ...cell, levels: { ...cell.levels, category: 'rare' } } : cell,
    )
    const levels = findDrivers(rare).drivers.find(({ factor }) => factor === 'category')?.levels
    expect(levels?.at(-1)).toMatchObject({ key: 'rare', n: 6, is_thin: true })
    expect(levels?.at(-1)?.effect).toMatchObject({ lo: null, hi: null })
  })

  it('says of one cause that always comes with another that it cannot be told apart', () => {
    const random = seededRandom(10)
    const cells = simulated(() => random.next(), 600).map((cell) => ({
      ...cell,
      levels: { ...cell.levels, reopening: cell.levels.transfer },
    }))
    const { drivers } = findDrivers(cells)
    expect(drivers.find(({ factor }) => factor === 'transfer')?.lost).not.toBeNull()
    expect(drivers.find(({ factor }) => factor === 'reopening')?.lost).toBeNull()
  })

  it('says when there is too little, or nothing to compare', () => {
    const random = seededRandom(11)
    const cells = simulated(() => random.next(), LEAST_RATINGS - 1)
    expect(findDrivers(cells)).toEqual({ verdict: 'too_few', drivers: [] })
    expect(findDrivers([])).toEqual({ verdict: 'too_few', drivers: [] })
    const [one] = cells
    if (one === undefined) throw new Error('no cell')
    expect(findDrivers([{ ...one, n: 500, satisfied: 400 }])).toEqual({
      verdict: 'alike',
      drivers: [],
    })
  })
})
