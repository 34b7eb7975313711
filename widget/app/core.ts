import type { ToVisitorFrame, VisitorFrame } from '../../domain/contract/public.ts'
import type { BrowserMemory } from '../net/browser-memory.ts'
import { Refusal, type VisitorApi } from '../net/visitor-api.ts'
import type { VisitorSocket } from '../net/visitor-socket.ts'
import { type Happening, reduce } from '../state/reduce.ts'
import { firstState, type WidgetState } from '../state/widget-state.ts'
import { refusalIn, type Words } from '../words/words.ts'

/** What the app is made of: the server, the browser, time and chance. */
export interface AppParts {
  readonly api: VisitorApi
  readonly memory: BrowserMemory
  readonly connect: (options: {
    readonly hello: () => Extract<VisitorFrame, { readonly type: 'hello' }> | null
    readonly onFrame: (frame: ToVisitorFrame) => void
    readonly onLink: (link: 'connecting' | 'up' | 'down') => void
  }) => VisitorSocket
  readonly language: string
  /** Epoch ms. */
  readonly now: () => number
  readonly newKey: () => string
  readonly onChange: (state: WidgetState) => void
  readonly words: Pick<Words, 'networkFailed' | 'tooLarge' | 'emptyFile' | 'tooMany' | 'refusals'>
  /** Where the visitor is, or null where that is no page of the web. */
  readonly page: () => { readonly url: string; readonly title: string } | null
  /** Nobody can see the page now. */
  readonly isHidden: () => boolean
}

/** The state and what concerns every part of the app. */
export interface Core {
  readonly parts: AppParts
  readonly state: () => WidgetState
  readonly dispatch: (happening: Happening) => void
  /** Told after each change. */
  readonly afterChange: (listener: () => void) => void
  /** Does what may fail; that the visitor is unknown is acted upon, a network that fails is tried again by others. */
  readonly guarded: (work: () => Promise<unknown>) => Promise<void>
  /** Nothing is known of the visitor any more, here or there. */
  readonly forget: () => void
  readonly onForget: (listener: () => void) => void
}

export function createCore(parts: AppParts): Core {
  const { memory } = parts
  const { token, isOpen, outbox } = memory.read()
  const isKnown = token !== null
  let state = firstState({ isKnown, isOpen: isKnown && isOpen, outbox })
  const afterChange: (() => void)[] = []
  const onForget: (() => void)[] = []

  const core: Core = {
    parts,
    state: () => state,
    dispatch(happening) {
      const before = state
      state = reduce(state, happening)
      if (state === before) return
      if (state.outbox !== before.outbox) memory.change({ outbox: state.outbox })
      parts.onChange(state)
      for (const listener of afterChange) listener()
    },
    afterChange: (listener) => void afterChange.push(listener),
    async guarded(work) {
      try {
        await work()
      } catch (error) {
        if (isUnknown(error)) core.forget()
      }
    },
    forget() {
      memory.clear()
      for (const listener of onForget) listener()
      core.dispatch({ type: 'forgotten' })
    },
    onForget: (listener) => void onForget.push(listener),
  }
  return core
}

export function isUnknown(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'VISITOR_UNKNOWN'
}

/** What to tell somebody whose request failed. */
export function reasonOf(error: unknown, { words }: AppParts): string {
  return error instanceof Refusal ? refusalIn(words, error) : words.networkFailed
}
