import { createAgenda } from '../../routing/agenda.ts'

/** What happens when, in a time that only the simulation moves. */
export interface Timeline {
  /** @param offset ms from the begin */
  at(offset: number, what: () => Promise<void>): void
  /** @param ms from the instant that is being run */
  after(ms: number, what: () => Promise<void>): void
  /** When something happens next, epoch ms; null: nothing does. */
  next(): number | null
  /** Everything up to an instant, in order. */
  runUntil(at: number): Promise<void>
}

interface Happening {
  readonly at: number
  readonly what: () => Promise<void>
}

export function createTimeline(begin: number): Timeline {
  const agenda = createAgenda<Happening>()
  let now = begin
  return {
    at: (offset, what) => {
      agenda.add({ at: begin + offset, what })
    },
    after: (ms, what) => {
      agenda.add({ at: now + ms, what })
    },
    next: () => agenda.peek()?.at ?? null,
    async runUntil(at) {
      while ((agenda.peek()?.at ?? Infinity) <= at) {
        const happening = agenda.take()
        if (happening === undefined) return
        now = Math.max(now, happening.at)
        await happening.what()
      }
      now = Math.max(now, at)
    },
  }
}
