import type {
  CaseFile,
  VisitorCase,
  VisitorEntry,
  VisitorStanding,
  WidgetConfig,
} from '../../domain/contract/public.ts'

/** Everything the widget shows, as plain data; `reduce` makes the next one of it. */
export interface WidgetState {
  readonly config: WidgetConfig | null
  readonly isOpen: boolean
  readonly screen: 'start' | 'home' | 'thread'
  /** They have agreed, and are known by a token. */
  readonly isKnown: boolean
  /** What they see of their cases, newest first. */
  readonly cases: readonly VisitorCase[]
  /** Cases whose entries are here, by id. */
  readonly threads: Readonly<Record<string, Thread>>
  /** The case on the screen `thread`. */
  readonly openCase: string | null
  /** Written and not yet acknowledged, in order of writing. */
  readonly outbox: readonly Unsent[]
  /** Files of the message that is being written. */
  readonly uploads: readonly Upload[]
  readonly link: 'idle' | 'connecting' | 'up' | 'down'
  readonly isStarting: boolean
  /** Which words to show about what went wrong; of a refusal its message. */
  readonly problem: string | null
  readonly dialog: 'menu' | 'forget' | 'leave' | 'emoji' | null
}

export interface Thread {
  /** Without a gap, in order of `seq`. */
  readonly entries: readonly VisitorEntry[]
  readonly standing: VisitorStanding | null
  readonly typing: { readonly name: string | null } | null
  /** Staff has read up to this entry. */
  readonly staffRead: number
  /** The visitor has read up to this entry. */
  readonly visitorRead: number
  readonly isLoaded: boolean
}

export interface Unsent {
  readonly client_key: string
  readonly case_id: string
  readonly text: string
  readonly files: readonly CaseFile[]
  /** Epoch ms. */
  readonly at: number
  /** Refused for good: what the server said. */
  readonly refusal: string | null
}

export interface Upload {
  readonly key: string
  readonly name: string
  readonly bytes: number
  /** From 0 to 1. */
  readonly progress: number
  /** Once it is up. */
  readonly file: CaseFile | null
  readonly refusal: string | null
}

export const EMPTY_THREAD: Thread = {
  entries: [],
  standing: null,
  typing: null,
  staffRead: 0,
  visitorRead: 0,
  isLoaded: false,
}

export function firstState(saved: {
  readonly isKnown: boolean
  readonly isOpen: boolean
  readonly outbox: readonly Unsent[]
}): WidgetState {
  return {
    config: null,
    isOpen: saved.isOpen,
    screen: saved.isKnown ? 'home' : 'start',
    isKnown: saved.isKnown,
    cases: [],
    threads: {},
    openCase: null,
    outbox: saved.outbox,
    uploads: [],
    link: 'idle',
    isStarting: false,
    problem: null,
    dialog: null,
  }
}

export function threadOf(state: WidgetState, caseId: string | null): Thread {
  return (caseId === null ? undefined : state.threads[caseId]) ?? EMPTY_THREAD
}

export function lastSeqOf(thread: Thread): number {
  return thread.entries.at(-1)?.seq ?? 0
}

/** How far staff has read: as they said, and whatever stood before an answer of theirs. */
export function readByStaff({ entries, staffRead }: Thread): number {
  const answer = entries.findLast(({ kind, author }) => kind === 'message' && author === 'agent')
  return Math.max(staffRead, answer?.seq ?? 0)
}

/** Messages of others that the visitor has not seen. */
export function unreadCount(state: WidgetState): number {
  return state.cases.reduce((sum, { id, last_seq, read_seq }) => {
    const thread = state.threads[id]
    if (thread?.isLoaded !== true) return sum + (last_seq > read_seq ? 1 : 0)
    const isNew = (entry: VisitorEntry) =>
      entry.seq > thread.visitorRead && entry.kind === 'message' && entry.author !== 'customer'
    return sum + thread.entries.filter(isNew).length
  }, 0)
}
