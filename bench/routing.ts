import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { errorOfDay } from '../desk/router/testing/forecast-error.ts'
import { type DayResult, simulateDay } from '../desk/router/testing/simulated-day.ts'
import { medianError } from '../desk/router/testing/told-wait.ts'
import { openStore, type Store } from '../store/public.ts'
import { findPostgres, startCluster, stopCluster } from '../store/testing/postgres-cluster.ts'
import type { Bench, BenchLine, BenchOptions } from './bench.ts'
import { seededRandom } from './seeded-random.ts'

const DAY = { agents: 50, conversations: 5_000, hours: 14, handling_secs: 540 }
/** Days of which nothing was tuned, each its own seed. */
const PLAYED_SEEDS = { first: 20_260_401, count: 12 }
const SHORT = { agents: 16, conversations: 300, hours: 2, handling_secs: 540 }
/** What the visitor is told may be off by this share of what it was, at the median. */
const MOST_ERROR = 0.35

/**
 * Whether routing keeps its word over a whole day, on a real store: nobody over capacity at any commit, no skill
 * missing before its time-out, nobody overtaken, no case given twice, and how far the expected wait lay from the
 * wait. Once on SQLite and once with two processes' worth of connections on one PostgreSQL. One day says little of a
 * forecast: it is judged on a dozen more, played without a store.
 */
export const routing: Bench = {
  name: 'routing',
  about: 'a day of 50 agents and 5,000 conversations: capacity, skills, order, expected wait',
  async run(options) {
    const folder = mkdtempSync(join(tmpdir(), 'deskmetry-routing-'))
    try {
      const one = await openStore({ file: join(folder, 'deskmetry.db') })
      const lines = [await playedDays(options), ...(await dayOn('SQLite', [one], options))]
      const bin = findPostgres()
      if (bin === null) {
        options.say('PostgreSQL: not run; apt-get install postgresql')
        return lines
      }
      // The server runs as a user of its own.
      chmodSync(folder, 0o755)
      const cluster = join(folder, 'pg')
      const url = await startCluster(bin, cluster)
      try {
        const two = [await openStore({ url }), await openStore({ url })]
        return [...lines, ...(await dayOn('two on PostgreSQL', two, options))]
      } finally {
        await stopCluster(bin, cluster)
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function dayOn(
  where: string,
  stores: readonly Store[],
  { isShort, cases, say }: BenchOptions,
): Promise<readonly BenchLine[]> {
  const next = seededRandom(20_260_302)
  const begun = performance.now()
  const day = await simulateDay({
    stores,
    size: isShort ? SHORT : cases === undefined ? DAY : partOfDay(cases),
    random: { next },
    say: (text) => {
      say(`${where}: ${text}`)
    },
  })
  for (const store of stores) await store.close()
  for (const broken of day.watch.broken.slice(0, 10)) say(`${where}: ${broken}`)
  const { counts, broken } = day.watch
  const twice = day.givenTwice.length
  const secs = Math.round((performance.now() - begun) / 1_000)
  const kept = `${counts.assigned} given, ${counts.returned} taken back, ${counts.abandoned} left, ${counts.relaxed} after a time-out, at most ${counts.mostInHand} in hand`
  return [
    {
      what: `${where}: capacity, skills, order`,
      ratio: null,
      most: null,
      detail: `${broken.length} broken, ${twice} given twice; ${kept}; turns ${day.turnsOf.join(' + ')}, the longest ${Math.round(day.longestTurnMs)} ms; ${secs} s`,
      isMissed: broken.length + twice > 0,
    },
    waitLine(where, day),
  ]
}

async function playedDays({ isShort, say }: BenchOptions): Promise<BenchLine> {
  const errors: number[] = []
  const { first, count } = PLAYED_SEEDS
  for (let seed = first; seed < first + (isShort ? 2 : count); seed += 1) {
    const { told, error } = await errorOfDay(isShort ? SHORT : DAY, { next: seededRandom(seed) })
    say(`played, seed ${seed}: ${(error * 100).toFixed(1)} % off at the median, ${told} told`)
    errors.push(error)
  }
  const mean = errors.reduce((sum, each) => sum + each, 0) / errors.length
  const worst = Math.max(...errors)
  return {
    what: 'expected wait, played days',
    ratio: mean,
    most: MOST_ERROR,
    detail: `median absolute error of ${errors.length} days: mean ${(mean * 100).toFixed(1)} %, worst ${(worst * 100).toFixed(1)} %`,
    isMissed: !(mean <= MOST_ERROR),
  }
}

/** As busy as the day, for as long as so many conversations last. */
function partOfDay(conversations: number): typeof DAY {
  return { ...DAY, conversations, hours: (DAY.hours * conversations) / DAY.conversations }
}

function waitLine(where: string, { told }: DayResult): BenchLine {
  const error = medianError(told)
  const actual = told.map((each) => each.actual).toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(actual[Math.floor(actual.length * share)] ?? 0)
  return {
    what: `${where}: expected wait`,
    ratio: error,
    most: MOST_ERROR,
    detail: `median absolute error ${(error * 100).toFixed(1)} % of the wait, of ${told.length} who were told; waits p50 ${at(0.5)} s, p90 ${at(0.9)} s`,
    isMissed: !(error <= MOST_ERROR),
  }
}
