/** What facts made up at random draw from: small sets of keys, round numbers, and what belongs together. */
import type { Random } from '../../domain/public.ts'

type Pick = <T>(values: readonly T[]) => T

export interface Draws {
  readonly random: Random
  readonly pick: Pick
  readonly chance: (share: number) => boolean
  readonly gap: () => number
  readonly maybe: <T>(value: T) => T | null
  readonly count: (most: number) => number
}

export interface DrawsOptions {
  readonly random: Random
  /** How much longer something takes; ms. Draws 0 and round numbers too, so that ties and limits occur. */
  readonly gap?: (random: Random) => number
  /** How often a value that may be null is null. */
  readonly nullShare?: number
}

export const AGENTS = ['s:ann', 's:bo', 's:chen'] as const
const TEAMS = ['s:a', 's:b', 's:c'] as const
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

export function drawsOf({ random, gap = anyGap, nullShare = 0.15 }: DrawsOptions): Draws {
  return {
    random,
    pick: (values) => {
      const value = values[Math.floor(random.next() * values.length)]
      if (value === undefined) throw new Error('nothing to pick from')
      return value
    },
    chance: (share) => random.next() < share,
    gap: () => gap(random),
    maybe: (value) => (random.next() < nullShare ? null : value),
    count: (most) => Math.floor(random.next() * (most + 1)),
  }
}

export const secsFrom = (from: number, to: number) => (to - from) / 1000

/** Who and where a row stands. */
export function values({ pick, maybe }: Draws) {
  return {
    team: maybe(pick(TEAMS)),
    queue: maybe(pick(['s:q1', 's:q2'])),
    agent: maybe(pick(AGENTS)),
    priority: maybe(pick(['high', 'low'])),
    tier: maybe(pick(['gold', '普通'])),
    category: maybe(pick(['refund', '物流'])),
  }
}

/** The same under names of their own: `team` → `opened_team`. */
export function prefixed<P extends string, V extends object>(prefix: P, from: V) {
  return Object.fromEntries(
    Object.entries(from).map(([name, value]) => [`${prefix}${name}`, value]),
  ) as { [K in keyof V & string as `${P}${K}`]: V[K] }
}

/** What every row of a case says of it. */
export function identity(index: number, { pick, maybe, chance }: Draws) {
  return {
    case_id: `s:case-${index}`,
    source: pick(['s', 'desk']),
    case_kind: pick(['chat', 'ticket']),
    channel: maybe(pick(['web', 'wechat'])),
    customer_id: maybe(pick(['s:u1', 's:u2', 's:u3', 's:u4', 's:u5', 's:u6'])),
    language: maybe(pick(['zh', 'en'])),
    business_line: maybe(pick(['shop', 'app'])),
    origin: maybe(pick(['in', 'out'])),
    tags: pick([[], ['vip'], ['vip', 'late'], ['late', 'x', 'vip']]),
    has_bot: chance(0.4),
    is_excluded: chance(0.08),
  }
}

export type Identity = ReturnType<typeof identity>

function anyGap(random: Random): number {
  const kinds = [0, 5_000, 20_000, 20_001, 7 * 24 * HOUR, 7 * 24 * HOUR + 1]
  const which = Math.floor(random.next() * 12)
  return kinds[which] ?? Math.floor(random.next() ** 3 * 12 * 24 * HOUR)
}
