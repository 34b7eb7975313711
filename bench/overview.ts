/**
 * The Overview page's queries against SQL written by hand on the same facts: paired and interleaved, so that a busy
 * machine slows both. Before anything is timed both must give the same figures.
 */
import { toInstant } from '../domain/public.ts'
import { answerQuery } from '../reports/public.ts'
import { duckdbDialect, type Reader, toRecords } from '../warehouse/public.ts'
import { type DuckDb, openDuckDb } from '../warehouse/engines/duckdb/database.ts'
import { grainChoice, hairlineGrain } from '../dashboard/card/grain-choice.ts'
import type { QueryRow } from '../domain/contract/public.ts'
import type { Bench, BenchOptions } from './bench.ts'
import { centreFile } from './centre-file.ts'
import { CENTRE_END } from './centre-facts.ts'
import { median } from './median.ts'
import { overviewQuestions, QUESTIONS, type QuestionName } from './overview-questions.ts'
import { handSql } from './overview-sql.ts'

const TZ = 'Asia/Shanghai'
const OFFSET_MS = 8 * 3_600_000
const SPANS = [30, 90, 365] as const
const MOST_RATIO = 1.3
const MOST_MS = 150

export const overview: Bench = {
  name: 'overview',
  about: 'queries of the Overview page against SQL written by hand on the same facts',
  async run(options) {
    const cases = options.cases ?? (options.isShort ? 20_000 : 1_000_000)
    const db = await openCentre(options, cases)
    try {
      const lines = []
      for (const days of SPANS) lines.push(...(await runSpan(db, days, options.isShort ? 3 : 15)))
      return lines
    } finally {
      await db.close()
    }
  },
}

async function openCentre(options: BenchOptions, cases: number): Promise<DuckDb> {
  const path = await centreFile(options, cases)
  return openDuckDb({ path, memoryLimitMb: 1_200, threads: 2 })
}

async function runSpan(db: DuckDb, days: number, rounds: number) {
  const reader: Reader = {
    dialect: duckdbDialect,
    query: (sql, params) => db.query(sql, params),
  }
  const questions = overviewQuestions(days, CENTRE_END, TZ)
  const range = {
    from: toInstant(questions.figures.from, 0, TZ),
    to: CENTRE_END,
    asOf: CENTRE_END,
    offsetMs: OFFSET_MS,
    hairline: hairlineGrain(days) as 'day' | 'week',
    volume: grainChoice(days).preferred as 'day' | 'week',
  }
  const asProduct = async (name: QuestionName) => {
    const context = { reader, viewer: { kind: 'all' }, tz: TZ, now: CENTRE_END, dataUntil: null }
    const answer = await answerQuery(questions[name], { ...context, viewer: { kind: 'all' } })
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems))
    return answer.value
  }
  const byHand = async (name: QuestionName) => toRecords(await db.query(handSql(name, range)))

  const times = QUESTIONS.map((name) => ({ name, product: [] as number[], hand: [] as number[] }))
  for (const { name } of times) {
    const [answer, rows] = [await asProduct(name), await byHand(name)]
    checkEqual(`${name} over ${days} days`, answer.rows, rows as QueryRow[])
  }
  for (let round = 0; round < rounds; round++) {
    for (const { name, product, hand } of times) {
      // Who goes first changes, so that neither always finds the caches warm.
      const timed = async (into: number[], work: () => Promise<unknown>) => {
        const from = performance.now()
        await work()
        into.push(performance.now() - from)
      }
      const pair = [
        () => timed(product, () => asProduct(name)),
        () => timed(hand, () => byHand(name)),
      ]
      for (const go of round % 2 === 0 ? pair : pair.toReversed()) await go()
    }
  }
  return report(days, times)
}

interface Timed {
  readonly name: QuestionName
  readonly product: readonly number[]
  readonly hand: readonly number[]
}

function report(days: number, times: readonly Timed[]) {
  const lines = times.map(({ name, product, hand }) => ({
    what: `${name}, ${days} days`,
    ratio: median(product.map((ms, round) => ms / (hand[round] ?? Number.NaN))),
    most: null,
    detail: `${median(product).toFixed(0)} ms, by hand ${median(hand).toFixed(0)} ms`,
    isMissed: days === 90 && median(product) > MOST_MS,
  }))
  const rounds = times[0]?.product.length ?? 0
  const whole = Array.from({ length: rounds }, (_, round) => {
    const sum = (side: 'product' | 'hand') =>
      times.reduce((total, timed) => total + (timed[side][round] ?? Number.NaN), 0)
    return { product: sum('product'), hand: sum('hand') }
  })
  const ratio = median(whole.map(({ product, hand }) => product / hand))
  return [
    ...lines,
    {
      what: `all, ${days} days`,
      ratio,
      most: MOST_RATIO,
      detail: `${median(whole.map(({ product }) => product)).toFixed(0)} ms, by hand ${median(whole.map(({ hand }) => hand)).toFixed(0)} ms`,
      isMissed: ratio > MOST_RATIO,
    },
  ]
}

/** Every column that the hand answers must be in the product's rows with the same value. */
function checkEqual(what: string, product: readonly QueryRow[], hand: readonly QueryRow[]): void {
  if (product.length !== hand.length) {
    throw new Error(`${what}: ${product.length} rows, by hand ${hand.length}`)
  }
  hand.forEach((row, index) => {
    for (const [column, value] of Object.entries(row)) {
      if (column === 'name_of_agent') continue
      const other = product[index]?.[column] ?? null
      if (!isSame(other, value)) {
        throw new Error(`${what}: row ${index} ${column} is ${other}, by hand ${value}`)
      }
    }
  })
}

function isSame(a: QueryRow[string], b: QueryRow[string]): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
}
