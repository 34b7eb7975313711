import type { Random } from '../../../domain/public.ts'

/** A made-up day at the desk: who comes when and wants what, who works when. Every number follows from the seed. */
export interface DayPlan {
  readonly arrivals: readonly Arrival[]
  readonly agents: readonly PlannedAgent[]
  /** Instants of the day, ms from its begin. */
  readonly ends_at: number
}

export interface Arrival {
  readonly at: number
  readonly tier: string | null
  readonly language: string
  readonly category: string
  readonly priority: 'normal' | 'high'
  /** How long it takes an agent who has it. */
  readonly handling_ms: number
  /** How long the customer waits in line before they leave. */
  readonly patience_ms: number
}

export interface PlannedAgent {
  readonly team: string
  readonly skills: readonly string[]
  readonly language: string
  readonly from: number
  readonly to: number
  /** In the middle of the shift. */
  readonly break_ms: number
}

export interface DaySize {
  readonly agents: number
  readonly conversations: number
  readonly hours: number
  /** Of a conversation, on average. */
  readonly handling_secs: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

export function planDay(size: DaySize, random: Random): DayPlan {
  const ends_at = size.hours * HOUR
  return {
    ends_at,
    arrivals: planArrivals(size, random),
    agents: Array.from({ length: size.agents }, (_, at) => planAgent(at, size)),
  }
}

/** Three teams, two shifts that overlap around noon; one in four answers English, one in three knows the technique. A break takes 10 to 20 minutes. */
function planAgent(at: number, { hours }: DaySize): PlannedAgent {
  const isEarly = at % 2 === 0
  const shift = hours * HOUR
  return {
    team: at % 5 === 4 ? 'desk:sales' : 'desk:support',
    skills: at % 3 === 0 ? ['tech'] : [],
    language: at % 4 === 1 ? 'en' : 'zh-CN',
    from: isEarly ? 0 : shift * 0.3,
    to: isEarly ? shift * 0.7 : shift,
    break_ms: (10 + ((at * 7) % 11)) * MINUTE,
  }
}

/** Two peaks, before and after noon; the rest in between. */
function planArrivals(size: DaySize, random: Random): readonly Arrival[] {
  const times = Array.from({ length: size.conversations }, () => {
    for (;;) {
      const at = random.next()
      if (random.next() < demandAt(at)) return at * size.hours * HOUR
    }
  })
  return times
    .toSorted((a, b) => a - b)
    .map((at) => ({
      at,
      tier: pick(random, [
        [0.8, null],
        [0.12, 'silver'],
        [0.05, 'gold'],
        [0.03, 'vip'],
      ]),
      language: random.next() < 0.12 ? 'en' : 'zh-CN',
      category: pick(random, [
        [0.6, 'order'],
        [0.2, 'tech'],
        [0.2, 'sales'],
      ]),
      priority: random.next() < 0.1 ? 'high' : 'normal',
      handling_ms: logNormal(random, size.handling_secs * 1_000, 0.5),
      patience_ms: -Math.log(1 - random.next()) * 40 * MINUTE,
    }))
}

/** @param at 0 … 1 of the day; @returns 0 … 1 */
function demandAt(at: number): number {
  const peak = (middle: number, width: number) => Math.exp(-(((at - middle) / width) ** 2))
  return Math.min(1, 0.3 + 0.7 * peak(0.3, 0.08) + 0.6 * peak(0.65, 0.1))
}

function logNormal(random: Random, mean: number, sigma: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
  return mean * Math.exp(sigma * normal - sigma ** 2 / 2)
}

function pick<T>(random: Random, shares: readonly (readonly [number, T])[]): T {
  let left = random.next()
  for (const [share, value] of shares) {
    left -= share
    if (left < 0) return value
  }
  const last = shares.at(-1)
  if (last === undefined) throw new Error('nothing to pick from')
  return last[1]
}
