/**
 * The future of the simulation: a binary heap of what is due, by time and then by order of booking. It holds only
 * what is pending (open cases, the next shift, the next half hour of arrivals), which is what keeps memory flat.
 */
export interface Agenda {
  /** Books `run` for `at` (ms); an instant in the past is due at once. */
  book(at: number, run: () => void): void
  /** Runs the earliest item before `until` and returns true, or returns false when there is none. */
  runNext(until: number): boolean
  /** The instant of the item that runs or ran last, ms. */
  now(): number
  pendingCount(): number
}

interface Item {
  readonly at: number
  readonly order: number
  readonly run: () => void
}

export function createAgenda(start: number): Agenda {
  const heap: Item[] = []
  let clock = start
  let booked = 0
  return {
    book(at, run) {
      booked += 1
      push(heap, { at: Math.max(Math.round(at), clock), order: booked, run })
    },
    runNext(until) {
      const first = heap[0]
      if (first === undefined || first.at >= until) return false
      pop(heap)
      clock = first.at
      first.run()
      return true
    },
    now: () => clock,
    pendingCount: () => heap.length,
  }
}

function isBefore(a: Item, b: Item): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}

function push(heap: Item[], item: Item): void {
  let hole = heap.length
  heap.push(item)
  while (hole > 0) {
    const parent = (hole - 1) >> 1
    const above = heap[parent]
    if (above === undefined || isBefore(above, item)) break
    heap[hole] = above
    hole = parent
  }
  heap[hole] = item
}

function pop(heap: Item[]): void {
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return
  let hole = 0
  for (;;) {
    const left = heap[2 * hole + 1]
    if (left === undefined) break
    const right = heap[2 * hole + 2]
    const useRight = right !== undefined && isBefore(right, left)
    const child = useRight ? right : left
    if (isBefore(last, child)) break
    heap[hole] = child
    hole = 2 * hole + (useRight ? 2 : 1)
  }
  heap[hole] = last
}
