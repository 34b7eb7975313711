import { createWidgetApp, type WidgetApp } from './app/app.ts'
import { createBrowserMemory } from './net/browser-memory.ts'
import { createVisitorApi, Refusal } from './net/visitor-api.ts'
import { createVisitorSocket } from './net/visitor-socket.ts'
import { openPage, type Page } from './page.ts'
import { readOptions, type ScriptOptions } from './script-options.ts'
import type { WidgetState } from './state/widget-state.ts'
import { widget } from './view/panel.ts'
import { createKeeper } from './view/keep-place.ts'
import { WORDS } from './words/words.ts'

const TICK_MS = 5_000
const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 60_000

/** What a page may do with the widget, as `Deskmetry`. */
interface PageApi {
  open(): void
  close(): void
  /** Deletes what is kept of the visitor, here and on the server. */
  forget(): Promise<void>
}

const script = document.currentScript
if (script instanceof HTMLScriptElement && !Reflect.has(window, 'Deskmetry')) {
  const options = readOptions(script.src, script.dataset, navigator.languages)
  const begin = () => Reflect.set(window, 'Deskmetry', start(options))
  // Loaded in the head of a page, without `defer`.
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin)
  else begin()
}

function start(options: ScriptOptions): PageApi {
  const { base, language } = options
  const words = WORDS[language]
  const page = openPage(options)
  const keeper = createKeeper(page)
  const memory = createBrowserMemory(`deskmetry ${base}`)
  const isTouch = matchMedia('(pointer: coarse)').matches
  let isQueued = false
  const app = createWidgetApp({
    memory,
    language,
    words,
    api: createVisitorApi(base, language, () => memory.read().token),
    connect: (wiring) =>
      createVisitorSocket({
        ...wiring,
        url: `${base.replace(/^http/, 'ws')}/api/v1/widget/socket?lang=${language}`,
        random: () => Math.random(),
      }),
    now: () => Date.now(),
    page: pageNow,
    isHidden: () => document.hidden,
    newKey,
    onChange: () => {
      if (isQueued) return
      isQueued = true
      queueMicrotask(() => {
        isQueued = false
        show(app.state())
      })
    },
  })
  function show(state: WidgetState): void {
    if (state.config !== null) page.dress({ ...state.config, side: state.config.position })
    const before = keeper.look()
    page.show(widget({ state, acts: app.acts, words, language, now: Date.now(), isTouch }))
    keeper.keep(before, state)
  }
  listen(app, page)
  void bootUntilUp(app)
  return {
    open: () => app.acts.toggle(true),
    close: () => app.acts.toggle(false),
    forget: () => app.acts.forget(),
  }
}

/** Not `randomUUID`: a page without TLS has none. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function pageNow(): { readonly url: string; readonly title: string } | null {
  const { href } = location
  if (!/^https?:/.test(href)) return null
  return { url: href.slice(0, 2_000), title: document.title.slice(0, 300) }
}

/**
 * The server may be down when the page loads: there is no button that leads nowhere. A site that may not have the
 * widget shows nothing of it; whoever put it there finds the reason in the console, once.
 */
async function bootUntilUp(app: WidgetApp, retryMs: number = FIRST_RETRY_MS): Promise<void> {
  try {
    await app.boot()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'WIDGET_SITE_REFUSED') {
      console.warn(`Deskmetry: ${error.message}`)
      return
    }
    const next = Math.min(LONGEST_RETRY_MS, retryMs * 2)
    setTimeout(() => void bootUntilUp(app, next), retryMs)
  }
}

function listen(app: WidgetApp, page: Page): void {
  setInterval(() => app.tick(), TICK_MS)
  addEventListener('online', () => app.wake())
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) app.wake()
  })
  // Keys typed here are no shortcuts of the page.
  for (const type of ['keydown', 'keyup', 'keypress'] as const) {
    page.root.addEventListener(type, (event) => event.stopPropagation())
  }
}
