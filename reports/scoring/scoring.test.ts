import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalCdf } from '../intervals/normal.ts'
import { seededRandom } from '../testing/seeded-random.ts'
import { compareWithPeers, type Evidence } from './compare-with-peers.ts'
import { composeScore, PEER_SCORE, rankRanges } from './compose-score.ts'
import { shrinkToPeers } from './shrink-to-peers.ts'

const RUNS = 1_000
const AGENTS = 20

/** A number of the standard normal distribution (Box and Muller). */
const gaussOf = (random: { next(): number }) => () =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())

const MEAN = 3.8
const DEVIATION = 1.1

/** Ratings from 1 to 5: what an agent is worth, rounded, and no rating beyond the scale. */
const rating = (skill: number, noise: number) =>
  Math.min(5, Math.max(1, Math.round(MEAN + DEVIATION * (skill + noise))))

/** Mean and variance of such ratings, without drawing any. */
function expected(skill: number) {
  const below = (x: number) => normalCdf((x - MEAN) / DEVIATION - skill)
  const chances = [1, 2, 3, 4, 5].map(
    (stars) => (stars === 5 ? 1 : below(stars + 0.5)) - (stars === 1 ? 0 : below(stars - 0.5)),
  )
  const mean = chances.reduce((sum, chance, index) => sum + chance * (index + 1), 0)
  const square = chances.reduce((sum, chance, index) => sum + chance * (index + 1) ** 2, 0)
  return { mean, variance: square - mean ** 2 }
}

interface Simulated {
  /** Runs in which one agent alone could be the first. */
  readonly aloneFirst: number
  /** Agents whose true difference from the others lies in their interval. */
  readonly covered: number
  /** Runs in which the first agent lies wholly below the peers. */
  readonly firstBelow: number
}

function simulate(
  skillsOf: (gauss: () => number) => readonly number[],
  ratings: number,
): Simulated {
  const gauss = gaussOf(seededRandom(ratings))
  let [alone, covered, below] = [0, 0, 0]
  for (let run = 0; run < RUNS; run++) {
    const skills = skillsOf(gauss)
    const truths = skills.map(expected)
    const spread = Math.sqrt(truths.reduce((sum, { variance }) => sum + variance, 0) / AGENTS)
    const total = truths.reduce((sum, { mean }) => sum + mean, 0)
    const shrunk = shrinkToPeers(
      compareWithPeers(
        skills.map((skill, agent) =>
          evidenceOf(
            String(agent),
            Array.from({ length: ratings }, () => rating(skill, gauss())),
          ),
        ),
      ) ?? [],
    )
    const scores = shrunk.map((part) => composeScore([{ ...part, id: 'csat', weight: 1 }]))
    const known = scores.filter((score) => score !== null)
    if (rankRanges(known).some(({ best, worst }) => best === 1 && worst === 1)) alone++
    if ((known[0]?.hi ?? PEER_SCORE) < PEER_SCORE) below++
    shrunk.forEach(({ lo, hi }, agent) => {
      const own = truths[agent]?.mean ?? 0
      const truth = (own - (total - own) / (AGENTS - 1)) / spread
      if (lo <= truth && truth <= hi) covered++
    })
  }
  return { aloneFirst: alone / RUNS, covered: covered / (RUNS * AGENTS), firstBelow: below / RUNS }
}

function evidenceOf(agent: string, values: readonly number[], stratum = 'chat'): Evidence {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { agent, stratum, n: values.length, mean, variance }
}

const alike = () => Array.from({ length: AGENTS }, () => 0)
const spreadBy = (deviation: number) => (gauss: () => number) =>
  Array.from({ length: AGENTS }, () => deviation * gauss())

describe.each([3, 200])(
  'scores of %i ratings each, 1,000 runs',
  { timeout: 120_000 },
  (ratings) => {
    it('let nobody stand alone in front when all are as good', () => {
      expect(simulate(alike, ratings).aloneFirst).toBeLessThanOrEqual(0.05)
    })

    it.each([0.3, 0.4, 0.5])('cover the truth when skills spread by %f', (deviation) => {
      const { covered } = simulate(spreadBy(deviation), ratings)
      expect(covered).toBeGreaterThanOrEqual(0.87)
      expect(covered).toBeLessThanOrEqual(0.93)
    })
  },
)

describe('an agent who is half a standard deviation worse', { timeout: 120_000 }, () => {
  it.each([0, 0.2])('is seen below the peers after 200 cases, peers spread by %f', (deviation) => {
    const skills = (gauss: () => number) => [-0.5, ...spreadBy(deviation)(gauss).slice(1)]
    expect(simulate(skills, 200).firstBelow).toBeGreaterThanOrEqual(0.8)
  })
})

describe('a comparison', () => {
  it('is not moved by who has the hard cases', () => {
    const hard = { n: 40, mean: 2, variance: 1 }
    const easy = { n: 40, mean: 4, variance: 1 }
    const differences = compareWithPeers([
      { agent: 'a', stratum: 'hard', ...hard, n: 90 },
      { agent: 'a', stratum: 'easy', ...easy, n: 10 },
      { agent: 'b', stratum: 'hard', ...hard, n: 10 },
      { agent: 'b', stratum: 'easy', ...easy, n: 90 },
    ])
    for (const { difference } of differences ?? []) expect(difference).toBeCloseTo(0, 12)
  })

  it('says nothing of who alone does such work', () => {
    const differences = compareWithPeers([
      evidenceOf('a', [1, 2, 3], 'mail'),
      evidenceOf('b', [1, 2, 3]),
      evidenceOf('c', [2, 3, 5]),
    ])
    expect(differences?.[0]).toMatchObject({ agent: 'a', difference: null })
    expect(shrinkToPeers(differences ?? []).map(({ agent }) => agent)).toEqual(['b', 'c'])
  })

  it('says nothing at all without spread', () => {
    expect(compareWithPeers([evidenceOf('a', [5, 5, 5]), evidenceOf('b', [5, 5])])).toBeNull()
  })
})

const part = fc
  .record({
    estimate: fc.double({ min: -2, max: 2, noNaN: true }),
    below: fc.double({ min: 0, max: 1, noNaN: true }),
    above: fc.double({ min: 0, max: 1, noNaN: true }),
    weight: fc.double({ min: 0.1, max: 10, noNaN: true }),
  })
  .map(({ estimate, below, above, weight }) => ({
    id: 'csat',
    n: 1,
    estimate,
    lo: estimate - below,
    hi: estimate + above,
    weight,
  }))

describe('a composite', () => {
  it('is the sum of what its parts moved, within its interval', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 7 }), (parts) => {
        const composed = composeScore(parts)
        const points = composed?.parts.reduce((sum, one) => sum + one.points, 0) ?? 0
        expect(points).toBeCloseTo((composed?.value ?? 0) - PEER_SCORE, 6)
        expect(composed?.lo).toBeLessThanOrEqual(composed?.value ?? 0)
        expect(composed?.hi).toBeGreaterThanOrEqual(composed?.value ?? 0)
      }),
    )
  })

  it('of one part is that part', () => {
    fc.assert(
      fc.property(part, ({ weight, ...one }) => {
        const whole = composeScore([{ ...one, weight }])
        const again = composeScore([{ ...one, weight: 2 * weight }])
        expect(again?.lo).toBe(whole?.lo)
        expect(whole?.value).toBeCloseTo(100 * normalCdf(one.estimate / Math.SQRT2), 9)
      }),
    )
  })

  it('is none without weight', () => {
    expect(composeScore([])).toBeNull()
  })
})

describe('ranks', () => {
  it('are 1 + those wholly above to those not wholly below', () => {
    const interval = fc
      .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 8 }))
      .map(([lo, width]) => ({ value: lo + width / 2, lo, hi: lo + width }))
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 12 }), (scores) => {
        expect(rankRanges(scores)).toEqual(
          scores.map(({ lo, hi }) => ({
            best: 1 + scores.filter((other) => other.lo > hi).length,
            worst: scores.length - scores.filter((other) => other.hi < lo).length,
          })),
        )
      }),
    )
  })
})
