import type { WidgetSettings } from '../../domain/contract/public.ts'
import type { WidgetActs } from '../app/app.ts'
import { openPage } from '../page.ts'
import { firstState } from '../state/widget-state.ts'
import { widget } from '../view/panel.ts'
import { type WidgetLanguage, WORDS } from '../words/words.ts'

/** The widget as a first visitor finds it, drawn by its own code. A picture: nothing in it does anything. */
export interface WidgetPreview {
  show(settings: Omit<WidgetSettings, 'origins' | 'calendar_id'>): void
  close(): void
}

export interface PreviewOptions {
  readonly language: WidgetLanguage
  readonly theme: 'light' | 'dark'
  /** Epoch ms. */
  readonly now: number
}

/** @param place an element that holds what is fixed within it, by a transform of its own */
export function openPreview(
  place: HTMLElement,
  { language, theme, now }: PreviewOptions,
): WidgetPreview {
  const options = { base: '', color: null, side: null, language, theme }
  const page = openPage(options, place)
  const nothing = () => undefined
  const acts = new Proxy({}, { get: () => nothing }) as WidgetActs
  return {
    show({ name, color, position, greeting, consent, form }) {
      const look = { name, color, position, greeting, consent, form }
      const always = { is_open: true, opens_at: null, max_file_bytes: 0, file_types: [] }
      const state = {
        ...firstState({ isKnown: false, isOpen: true, outbox: [] }),
        config: { ...look, ...always },
      }
      page.dress({ color, side: position })
      const words = WORDS[language]
      page.show(widget({ state, acts, words, language, now, isTouch: false }))
    },
    close: () => (page.root.getRootNode() as ShadowRoot).host.remove(),
  }
}
