import type { WidgetActs } from '../app/app.ts'
import type { WidgetState } from '../state/widget-state.ts'
import type { WidgetLanguage, Words } from '../words/words.ts'

/** What every part of the page is made of. */
export interface View {
  readonly state: WidgetState
  readonly acts: WidgetActs
  readonly words: Words
  readonly language: WidgetLanguage
  /** Epoch ms. */
  readonly now: number
  /** A finger, not a mouse: Enter makes a line there. */
  readonly isTouch: boolean
}
