import { type DemoOptions, sizedSpan } from '../demo-event.ts'
import { seededDraws } from '../draws.ts'
import { type Incident, incidentsOf } from '../incidents.ts'
import { localDay } from '../local-day.ts'
import { CATEGORIES, type Category } from '../world/categories.ts'
import { TEAM_PLANS } from '../world/teams.ts'
import { categoryDrift } from './drift.ts'
import { dayWeight, halfHourShare } from './seasons.ts'

export const BUCKET_MS = 1_800_000
/** The rest of all cases are second contacts about the same thing, which contact.ts adds. */
const FIRST_CONTACTS = 0.952

/** Somebody is about to write. */
export interface Arrival {
  readonly at: number
  /** Index into TEAM_PLANS. */
  readonly team: number
  readonly category: Category
  /** The incident that made them write, if one did. */
  readonly incident: Incident | null
}

/** Arrivals by half hour: a Poisson process whose rate has season, drift, promotions, incidents and a day's mood. */
export interface ArrivalProcess {
  /** All arrivals of the half hour that begins at `bucket`, in no particular order. */
  draw(bucket: number): readonly Arrival[]
}

export function openArrivals(options: DemoOptions): ArrivalProcess {
  const { from, until } = sizedSpan(options)
  const incidents = incidentsOf(options)
  const draws = seededDraws(options.seed, 'arrivals')
  const weights = { from, incidents }
  let expected = 0
  for (let bucket = bucketOf(from); bucket < until; bucket += BUCKET_MS) {
    for (const cell of cellsOf(bucket, weights)) expected += cell.usual + cell.extra
  }
  const scale = expected === 0 ? 0 : (options.cases * FIRST_CONTACTS) / expected
  const mood = new DayMood(options.seed)
  return {
    draw(bucket) {
      const arrivals: Arrival[] = []
      const push = (team: number, category: Category, incident: Incident | null, mean: number) => {
        for (let left = draws.poisson(mean); left > 0; left -= 1) {
          const at = bucket + draws.int(BUCKET_MS)
          if (at >= from) arrivals.push({ at, team, category, incident })
        }
      }
      for (const cell of cellsOf(bucket, weights)) {
        const level = scale * mood.of(cell.team, localDay(bucket))
        push(cell.team, cell.category, null, cell.usual * level)
        if (cell.extra > 0) push(cell.team, cell.category, cell.incident, cell.extra * scale)
      }
      return arrivals
    },
  }
}

/** The start of the half hour that holds the instant. */
export function bucketOf(at: number): number {
  return Math.floor(at / BUCKET_MS) * BUCKET_MS
}

interface Cell {
  readonly team: number
  readonly category: Category
  readonly usual: number
  readonly extra: number
  readonly incident: Incident | null
}

function cellsOf(
  bucket: number,
  { from, incidents }: { readonly from: number; readonly incidents: readonly Incident[] },
): readonly Cell[] {
  const day = localDay(bucket)
  const cells: Cell[] = []
  const active = incidents.filter((incident) => bucket >= incident.from && bucket < incident.until)
  for (const [team, plan] of TEAM_PLANS.entries()) {
    if (plan.share === 0) continue
    const level = plan.share * dayWeight(plan, day) * halfHourShare(plan, bucket, day)
    let sum = 0
    for (const category of CATEGORIES) sum += plan.categoryWeights[category]
    for (const category of CATEGORIES) {
      const usual =
        (level * plan.categoryWeights[category] * categoryDrift(category, bucket - from)) / sum
      const incident = active.find((candidate) => candidate.category === category) ?? null
      cells.push({
        team,
        category,
        usual,
        extra: incident ? usual * (incident.factor - 1) : 0,
        incident,
      })
    }
  }
  return cells
}

/** Days differ for no reason anybody knows: a factor per team and day, correlated from day to day. */
class DayMood {
  readonly #seed: number
  readonly #cache = new Map<number, number>()

  constructor(seed: number) {
    this.#seed = seed
  }

  of(team: number, day: number): number {
    const key = day * 16 + team
    const known = this.#cache.get(key)
    if (known !== undefined) return known
    if (this.#cache.size > 256) this.#cache.clear()
    let log = 0
    for (let back = 0; back < 4; back += 1) {
      const shock = seededDraws(this.#seed, `mood/${String(team)}/${String(day - back)}`).normal()
      log += 0.09 * 0.55 ** back * shock
    }
    const factor = Math.exp(log)
    this.#cache.set(key, factor)
    return factor
  }
}
