import type { CaseAction, CaseFile } from '../../../domain/contract/public.ts'
import type { Committed } from '../../api/desk.ts'
import { ApiFailure } from '../../api/fetch-json.ts'
import type { LiveTimers } from '../live/live-socket.ts'

/** A reply or note that has been written and is not committed yet. */
export interface Unsent {
  /** Makes sending it twice harmless. */
  readonly key: string
  readonly case_id: string
  readonly action: Extract<CaseAction, { readonly type: 'reply' | 'note' }>
  /** What is shown of its files until the server's entry comes. */
  readonly files: readonly CaseFile[]
  /** Done with it, in the same breath. */
  readonly resolves: boolean
  /** Until then it can be taken back. Epoch ms. */
  readonly send_at: number
  /** `waiting`: nobody answered; it is tried again by itself. `refused`: a person has to decide. */
  readonly state: 'holding' | 'sending' | 'waiting' | 'refused'
  readonly why: string | null
}

export interface OutboxOptions {
  /** @throws ApiFailure */
  readonly post: (unsent: Unsent) => Promise<Committed>
  readonly now: () => number
  readonly timers: LiveTimers
  /** Survives a reload of this window, and belongs to it alone. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>
  readonly storageKey: string
  readonly onCommitted: (committed: Committed, unsent: Unsent) => void
  readonly onChange: (unsent: readonly Unsent[]) => void
}

export interface Outbox {
  readonly add: (unsent: Omit<Unsent, 'state' | 'why'>) => void
  /** Takes one back; null when it is too late. */
  readonly take: (key: string) => Unsent | null
  readonly sendNow: (key: string) => void
  /** Everything that can go goes now: the connection is back, or the page is left. */
  readonly flush: (what: 'waiting' | 'all') => void
}

const RETRY_MS = 3_000

/**
 * Messages on their way: held for a moment so that they can be taken back, then sent one after the other per
 * case, again until the server says yes or no. A refused one lets the later ones of its case pass.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { post, now, timers, onCommitted } = options
  const list = createUnsentList(options)
  const wake = createWakes(timers, advance)

  /** Sends the first of a case when its time has come, else sees to it that this is called then. */
  function advance(caseId: string): void {
    const first = list.all().find((item) => item.case_id === caseId && item.state !== 'refused')
    if (first === undefined || first.state === 'sending') return
    const wait = first.state === 'holding' ? first.send_at - now() : 0
    if (wait > 0) wake(caseId, wait)
    else void send(first)
  }

  async function send(item: Unsent): Promise<void> {
    list.patch(item.key, { state: 'sending', why: null })
    try {
      const committed = await post(item)
      list.remove(item.key)
      onCommitted(committed, item)
      advance(item.case_id)
    } catch (failure) {
      if (isForGood(failure)) {
        list.patch(item.key, { state: 'refused', why: failure.message })
        advance(item.case_id)
      } else {
        list.patch(item.key, { state: 'waiting' })
        wake(item.case_id, RETRY_MS)
      }
    }
  }

  /** Now, whatever was waited for. */
  function hurry(item: Unsent): void {
    list.patch(item.key, { state: 'holding', send_at: now() })
    advance(item.case_id)
  }

  for (const caseId of new Set(list.all().map((item) => item.case_id))) advance(caseId)
  return {
    add(unsent) {
      list.add({ ...unsent, state: 'holding', why: null })
      advance(unsent.case_id)
    },
    take(key) {
      const item = list.at(key)
      // What is under way, or may have arrived with nobody to say so, cannot be unsaid.
      if (item === undefined || item.state === 'sending' || item.state === 'waiting') return null
      list.remove(key)
      advance(item.case_id)
      return item
    },
    sendNow(key) {
      const item = list.at(key)
      if (item !== undefined && item.state !== 'sending') hurry(item)
    },
    flush(what) {
      for (const item of list.all()) {
        if (item.state === 'waiting' || (what === 'all' && item.state === 'holding')) hurry(item)
      }
    },
  }
}

/** One timer per case; a later one takes the place of the one before. */
function createWakes(timers: LiveTimers, run: (caseId: string) => void) {
  const wakes = new Map<string, number>()
  return (caseId: string, ms: number): void => {
    timers.clear(wakes.get(caseId) ?? 0)
    const timer = timers.set(() => {
      run(caseId)
    }, ms)
    wakes.set(caseId, timer)
  }
}

/** What is unsent, in order, kept where a reload finds it. */
function createUnsentList({ storage, storageKey, onChange }: OutboxOptions) {
  let items = readStored(storage.getItem(storageKey))

  function change(next: readonly Unsent[]): void {
    items = next
    storage.setItem(storageKey, JSON.stringify(items))
    onChange(items)
  }

  onChange(items)
  return {
    all: (): readonly Unsent[] => items,
    at: (key: string): Unsent | undefined => items.find((item) => item.key === key),
    add: (item: Unsent): void => {
      change([...items, item])
    },
    patch: (key: string, part: Partial<Unsent>): void => {
      change(items.map((item) => (item.key === key ? { ...item, ...part } : item)))
    },
    remove: (key: string): void => {
      change(items.filter((item) => item.key !== key))
    },
  }
}

/** The server read it and said no. Anything else may be different a moment later. */
function isForGood(failure: unknown): failure is Error {
  if (!(failure instanceof ApiFailure)) return failure instanceof Error
  const { status } = failure
  return status >= 400 && status < 500 && status !== 401 && status !== 408 && status !== 429
}

/** What a reload interrupted is tried again; its key says whether it had arrived. */
function readStored(text: string | null): readonly Unsent[] {
  const stored = text === null ? [] : (JSON.parse(text) as readonly Unsent[])
  return stored.map((item) => (item.state === 'sending' ? { ...item, state: 'waiting' } : item))
}
