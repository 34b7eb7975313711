import type { Page } from '../page.ts'
import { threadOf, type WidgetState } from '../state/widget-state.ts'

/** Where the visitor is on the page, before it changes. */
interface Place {
  /** The end of the conversation is in sight. */
  readonly isAtEnd: boolean
}

/** Keeps scroll and focus where people expect them when the page changes. */
export interface Keeper {
  look(): Place
  keep(before: Place, state: WidgetState): void
}

const NEAR_PX = 80

export function createKeeper({ shadow, root }: Page): Keeper {
  let last: WidgetState | null = null
  const log = () => root.querySelector<HTMLElement>('.log')

  return {
    look() {
      const element = log()
      return {
        isAtEnd:
          element === null ||
          element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX,
      }
    },
    keep(before, state) {
      const previous = last
      last = state
      const element = log()
      const isOther = previous?.openCase !== state.openCase || previous.screen !== state.screen
      const hasWritten = state.outbox.length > (previous?.outbox.length ?? 0)
      if (element !== null && (before.isAtEnd || isOther || hasWritten)) {
        element.scrollTop = element.scrollHeight
      }
      if (previous === null) return
      if (previous.isOpen && !state.isOpen) focus(root.querySelector('.launcher'))
      else if (state.isOpen && (!previous.isOpen || isOther || hasLoaded(previous, state))) {
        focusFirst()
      } else if (previous.dialog !== state.dialog && state.dialog === 'menu') {
        focus(root.querySelector('.items button'))
      } else if (previous.dialog === 'menu' && state.dialog === null) {
        focus(root.querySelector('.menu .tool'))
      }
    },
  }

  /** Where one goes on: the place to write, else the first thing to do. A finger would only call up the keyboard. */
  function focusFirst(): void {
    const isTouch = matchMedia('(pointer: coarse)').matches
    const target = isTouch
      ? root.querySelector('.panel')
      : (root.querySelector('.composer textarea') ??
        root.querySelector('.start input, .start select, .start textarea') ??
        root.querySelector('.home .primary'))
    if (shadow.activeElement !== target) focus(target)
  }

  function focus(element: Element | null): void {
    if (element instanceof HTMLElement) element.focus({ preventScroll: true })
  }
}

/** The conversation has come: until then there was nothing to write into. */
function hasLoaded(before: WidgetState, now: WidgetState): boolean {
  const { openCase } = now
  return (
    now.screen === 'thread' &&
    !threadOf(before, openCase).isLoaded &&
    threadOf(now, openCase).isLoaded
  )
}
