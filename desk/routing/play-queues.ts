import { type Agenda, createAgenda } from './agenda.ts'
import { evenShare, quantileOf, residualMs, seededDraws } from './durations.ts'

/** How far a play looks ahead. */
export const HORIZON_MS = 2 * 3_600_000

/** What a play begins with. Times are ms from now. */
export interface Table {
  /** By agent: how many more they can take at once. */
  readonly room: readonly number[]
  /** Who comes back only later: how long they have been away, and how long such times last, sorted. */
  readonly away: readonly {
    readonly agent: number
    readonly age: number
    readonly lasted: readonly number[]
  }[]
  /** By chat in hand: whose, and how long already. */
  readonly held: readonly { readonly agent: number; readonly age: number }[]
  /** Sorted. */
  readonly durations: readonly number[]
  /** The waiting first, in order; then one for each who came lately. By agent: from when on they may have it. */
  readonly from: readonly (readonly number[])[]
  readonly waitingCount: number
  /** Places in the order, of the waiting and of those to come: smaller is sooner. */
  readonly place: readonly number[]
  readonly arrivals_per_ms: number
  readonly leaves_per_ms: number
}

type Happening =
  | { readonly at: number; readonly kind: 'free'; readonly agent: number }
  | { readonly at: number; readonly kind: 'comes'; readonly like: number }
  | { readonly at: number; readonly kind: 'looks' }

/**
 * One play of the queues.
 * @returns by waiting chat: when it was taken, ms from now; Infinity: not within the horizon; NaN: it was left before
 */
export function playQueues(table: Table, play: number): readonly number[] {
  const draw = seededDraws(play)
  const agenda = createAgenda<Happening>()
  const idle = [...table.room]
  const backAt = new Map<number, number>()
  for (const { agent, age, lasted } of table.away) {
    const at = residualMs(lasted, age, draw())
    backAt.set(agent, at)
    for (let slot = 0; slot < (table.room[agent] ?? 0); slot += 1)
      agenda.add({ at, kind: 'free', agent })
    idle[agent] = 0
  }
  table.held.forEach(({ agent, age }, index) => {
    const ends = residualMs(table.durations, age, evenShare(index, play))
    agenda.add({ at: Math.max(ends, backAt.get(agent) ?? 0), kind: 'free', agent })
  })
  const comeAfter = (at: number) => {
    if (table.arrivals_per_ms === 0) return
    const kinds = table.from.length - table.waitingCount
    const like = table.waitingCount + Math.min(kinds - 1, Math.floor(draw() * kinds))
    agenda.add({ at: at - Math.log(1 - draw()) / table.arrivals_per_ms, kind: 'comes', like })
  }
  comeAfter(0)
  const line: Waiter[] = []
  for (let index = 0; index < table.waitingCount; index += 1) {
    const leaves = table.leaves_per_ms > 0 ? -Math.log(1 - draw()) / table.leaves_per_ms : Infinity
    line.push({ index, like: index, place: table.place[index] ?? 0, leaves })
  }
  // When something is let go for somebody, an idle agent may take them.
  for (const at of new Set(table.from.slice(0, table.waitingCount).flat())) {
    if (at > 0 && at < HORIZON_MS) agenda.add({ at, kind: 'looks' })
  }
  agenda.add({ at: 0, kind: 'looks' })
  const taken = new Array<number>(table.waitingCount).fill(Infinity)
  let left = table.waitingCount
  for (let next = agenda.take(); next !== undefined && left > 0; next = agenda.take()) {
    if (next.at > HORIZON_MS) break
    if (next.kind === 'free') idle[next.agent] = (idle[next.agent] ?? 0) + 1
    if (next.kind === 'comes') {
      const place = table.place[next.like] ?? 0
      const before = line.findIndex((each) => each.place > place)
      const waiter = { index: -1, like: next.like, place, leaves: Infinity }
      line.splice(before < 0 ? line.length : before, 0, waiter)
      comeAfter(next.at)
    }
    left -= serve(table, { line, idle, taken, agenda, at: next.at, draw })
  }
  return taken
}

interface Waiter {
  /** Among those who wait now; -1 for one who came later. */
  readonly index: number
  readonly like: number
  readonly place: number
  readonly leaves: number
}

interface Serving {
  readonly line: Waiter[]
  readonly idle: number[]
  readonly taken: number[]
  readonly agenda: Agenda<Happening>
  readonly at: number
  readonly draw: () => number
}

/** Gives idle agents to the line in its order. @returns how many of those who wait now were served or gave up */
function serve({ from, durations }: Table, serving: Serving): number {
  const { line, idle, taken, agenda, at, draw } = serving
  if (idle.every((count) => count === 0)) return 0
  let done = 0
  for (let index = 0; index < line.length; ) {
    const waiter = line[index]
    if (waiter === undefined) break
    if (waiter.leaves <= at) {
      line.splice(index, 1)
      if (waiter.index >= 0) taken[waiter.index] = Number.NaN
      done += 1
      continue
    }
    const may = from[waiter.like] ?? []
    const agent = idle.findIndex((count, each) => count > 0 && (may[each] ?? Infinity) <= at)
    if (agent < 0) {
      index += 1
      continue
    }
    line.splice(index, 1)
    idle[agent] = (idle[agent] ?? 0) - 1
    agenda.add({ at: at + quantileOf(durations, draw()), kind: 'free', agent })
    if (waiter.index >= 0) {
      taken[waiter.index] = at
      done += 1
    }
  }
  return done
}
