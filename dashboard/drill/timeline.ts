import type { CasePromise, CaseWait, Transcript } from '../../domain/contract/public.ts'

type Message = Transcript['messages'][number]

/** What happened in a case, in order: what was said, and promises that ran out. */
export type TimelineItem =
  | {
      readonly kind: 'message'
      readonly at: number
      readonly message: Message
      /** The wait that this reply ended; null when it ended none. */
      readonly replySecs: number | null
    }
  | { readonly kind: 'overdue'; readonly at: number; readonly promise: CasePromise }

/** Messages with the wait each ended, and a mark where a broken promise was due. Instants are epoch ms. */
export function timelineOf({ messages, waits, promises }: Transcript): readonly TimelineItem[] {
  const endedWaits = new Map(
    waits.flatMap(({ ended_at, reply_secs }) =>
      ended_at === null || reply_secs === null ? [] : [[ended_at, reply_secs] as const],
    ),
  )
  const said = messages.map((message): TimelineItem => {
    const ends = message.author === 'agent' && !message.is_note
    const replySecs = ends ? (endedWaits.get(message.sent_at) ?? null) : null
    return { kind: 'message', at: Date.parse(message.sent_at), message, replySecs }
  })
  const overdue = promises.flatMap((promise): TimelineItem[] =>
    promise.outcome === 'breached' && promise.due_at !== null
      ? [{ kind: 'overdue', at: Date.parse(promise.due_at), promise }]
      : [],
  )
  // Stable: what was said at the instant of a due was said in time.
  return [...said, ...overdue].toSorted((a, b) => a.at - b.at)
}

/** The wait that stands at the end of the case: nobody answered, or nobody has yet. */
export function lastWait({ waits }: Pick<Transcript, 'waits'>): CaseWait | null {
  const last = waits.at(-1)
  return last === undefined || last.outcome === 'replied' ? null : last
}

/** The promises of one target together: a case has one first reply and many next ones. */
export interface PromiseSummary {
  readonly target: CasePromise['target']
  readonly met: number
  readonly breached: number
  /** The one that is being waited for, else null. */
  readonly running: CasePromise | null
}

const TARGETS = ['first_reply', 'next_reply', 'resolution'] as const

/** One line per target that was promised at all and not only cancelled. */
export function summarizePromises(promises: readonly CasePromise[]): readonly PromiseSummary[] {
  return TARGETS.map((target) => {
    const ofTarget = promises.filter((promise) => promise.target === target)
    const count = (outcome: CasePromise['outcome']) =>
      ofTarget.filter((promise) => promise.outcome === outcome).length
    const running = ofTarget.findLast(({ outcome }) => outcome === 'running') ?? null
    return { target, met: count('met'), breached: count('breached'), running }
  }).filter(({ met, breached, running }) => met + breached > 0 || running !== null)
}
