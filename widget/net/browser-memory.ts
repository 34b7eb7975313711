import type { Unsent } from '../state/widget-state.ts'

/**
 * What the browser keeps between two pages. Nothing is written before the visitor has agreed, and everything goes
 * when they take that back. Where storage is refused, the memory lasts as long as the page.
 */
export interface Remembered {
  readonly token: string | null
  readonly isOpen: boolean
  readonly openCase: string | null
  readonly outbox: readonly Unsent[]
  /** What is being written, by case. */
  readonly drafts: Readonly<Record<string, string>>
}

export interface BrowserMemory {
  read(): Remembered
  change(change: Partial<Remembered>): void
  clear(): void
  /** Another page of the same site changed it. */
  onForeignChange(listener: () => void): void
}

const NOTHING: Remembered = {
  token: null,
  isOpen: false,
  openCase: null,
  outbox: [],
  drafts: {},
}

/** @param key one for each server, since a site may change to another */
export function createBrowserMemory(key: string): BrowserMemory {
  let held: Remembered = { ...NOTHING, ...load(key) }
  return {
    read: () => held,
    change(change) {
      held = { ...held, ...change }
      if (held.token === null) return
      try {
        localStorage.setItem(key, JSON.stringify(held))
      } catch {
        // Full, or forbidden: the page goes on with what it has in memory.
      }
    },
    clear() {
      held = NOTHING
      try {
        localStorage.removeItem(key)
      } catch {
        // There was nothing then.
      }
    },
    onForeignChange(listener) {
      addEventListener('storage', (event) => {
        if (event.key !== key && event.key !== null) return
        const { token, outbox } = { ...NOTHING, ...load(key) }
        // Each page has its own panel and draft; who they are and what is unsent is one.
        held = { ...held, token, outbox }
        listener()
      })
    },
  }
}

function load(key: string): Partial<Remembered> {
  try {
    const text = localStorage.getItem(key)
    const read: unknown = text === null ? null : JSON.parse(text)
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    return {}
  }
}
