/** What happens when, taken out in the order of time; of one instant in any order. */
export interface Agenda<T extends { readonly at: number }> {
  add(happening: T): void
  /** The next; undefined: nothing happens any more. */
  take(): T | undefined
  peek(): T | undefined
}

/** A binary heap by `at`. */
export function createAgenda<T extends { readonly at: number }>(): Agenda<T> {
  const heap: T[] = []

  function atOf(index: number): number {
    return heap[index]?.at ?? Infinity
  }
  function swap(a: number, b: number): void {
    const [x, y] = [heap[a], heap[b]]
    if (x === undefined || y === undefined) return
    heap[a] = y
    heap[b] = x
  }

  return {
    add(happening) {
      heap.push(happening)
      for (let child = heap.length - 1; child > 0; ) {
        const parent = (child - 1) >> 1
        if (atOf(parent) <= atOf(child)) return
        swap(parent, child)
        child = parent
      }
    },
    take() {
      const first = heap[0]
      const last = heap.pop()
      if (last === undefined || heap.length === 0) return first
      heap[0] = last
      for (let parent = 0; ; ) {
        const left = 2 * parent + 1
        const least = atOf(left) <= atOf(left + 1) ? left : left + 1
        if (atOf(least) >= atOf(parent)) return first
        swap(parent, least)
        parent = least
      }
    },
    peek: () => heap[0],
  }
}
