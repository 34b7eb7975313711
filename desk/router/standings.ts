import type { QueueStanding } from '../../domain/contract/public.ts'
import type { CaseState } from '../cases/case-state.ts'
import type { Desk } from '../desk.ts'
import { takenBefore } from '../routing/taken-before.ts'
import { type QueueLine, readLines } from './queue-line.ts'
import { queueOf, readRouterContext, type RouterContext } from './router-context.ts'

/** Where somebody stands who waits. */
export interface Standing {
  /** From 1. */
  readonly position: number
  /** Null when nobody can tell: nobody is there. */
  readonly expected_wait_secs: number | null
}

export interface Standings {
  /** Null when the case waits in no queue. */
  of(state: CaseState): Promise<Standing | null>
  /** All queues with what lies in them. */
  queues(): Promise<readonly QueueStanding[]>
  /** A queue was changed: whoever did it reads what they did. */
  forget(): void
}

/** Every widget in a queue asks again and again; a line is read once a second for all of them. */
const FRESH_MS = 1_000

interface Known {
  readonly at: number
  readonly context: RouterContext
  readonly lines: ReadonlyMap<string, QueueLine>
}

export function createStandings(desk: Desk): Standings {
  let reading: { readonly at: number; readonly known: Promise<Known> } | null = null

  function now(): Promise<Known> {
    const at = desk.clock.now()
    if (reading === null || at - reading.at >= FRESH_MS) {
      const known = read(desk, at)
      reading = { at, known }
      known.catch(() => {
        reading = null
      })
    }
    return reading.known
  }

  return {
    forget() {
      reading = null
    },
    async of(state) {
      if (state.queued_at === null || state.agent_id !== null) return null
      let { lines, context } = await now()
      let line = lines.get(state.queue_id ?? '')
      if (line?.ids.includes(state.id) === false && reading?.at !== desk.clock.now()) {
        // It came after the line was read.
        reading = null
        ;({ lines, context } = await now())
        line = lines.get(state.queue_id ?? '')
      }
      if (line === undefined || queueOf(context, state.queue_id) === undefined) return null
      const ahead = line.ids.indexOf(state.id)
      if (ahead < 0) return null
      return { position: ahead + 1, expected_wait_secs: line.wait_secs.get(state.id) ?? null }
    },
    async queues() {
      const { at, context, lines } = await now()
      return context.queues.flatMap((queue) => {
        const line = lines.get(queue.id)
        if (line === undefined) return []
        const since = line.oldest_waiting_since
        return {
          queue,
          waiting_count: line.ids.length,
          longest_wait_secs: since === null ? null : Math.max(0, Math.round((at - since) / 1_000)),
          expected_wait_secs: line.next_wait_secs,
          agents_online_count: line.agents_online_count,
          is_open: context.hoursOf(queue).is_open,
          taken_before_by: takenBefore(queue, context.queues)?.id ?? null,
        }
      })
    },
  }
}

async function read(desk: Desk, at: number): Promise<Known> {
  const context = await readRouterContext(desk)
  return { at, context, lines: await readLines(desk, context) }
}
