import { unreadCount } from '../state/widget-state.ts'
import { textIn } from '../words/words.ts'
import { isEndedCase } from './case-standing.ts'
import { h, type VNode } from './dom.ts'
import { homeScreen } from './home-screen.ts'
import { icon } from './icons.ts'
import { comingOf } from './moments.ts'
import { startScreen } from './start-screen.ts'
import { threadScreen } from './thread-screen.ts'
import type { View } from './view.ts'

/** The button in the corner, and above it the panel when it is open. */
export function widget(view: View): readonly VNode[] {
  const { state } = view
  if (state.config === null) return []
  return state.isOpen ? [panel(view), launcher(view)] : [launcher(view)]
}

function launcher({ state, words, acts }: View): VNode {
  const unread = unreadCount(state)
  const label = state.isOpen ? words.close : unread > 0 ? words.openUnread(unread) : words.open
  return h(
    'button',
    {
      key: 'launcher',
      type: 'button',
      class: `launcher${state.isOpen ? ' open' : ''}`,
      'aria-label': label,
      'aria-expanded': String(state.isOpen),
      onclick: () => acts.toggle(!state.isOpen),
    },
    icon(state.isOpen ? 'down' : 'chat', 26),
    unread > 0 && !state.isOpen
      ? h('span', { class: 'badge', 'aria-hidden': 'true' }, unread > 99 ? '99+' : unread)
      : null,
  )
}

function panel(view: View): VNode {
  const { state } = view
  const { screen } = state
  return h(
    'section',
    {
      key: 'panel',
      class: `panel on-${screen}`,
      role: 'dialog',
      tabindex: -1,
      'aria-label': state.config?.name ?? '',
      onkeydown: (event: KeyboardEvent) => onKey(event, view),
    },
    header(view),
    screen === 'thread'
      ? threadScreen(view)
      : screen === 'home'
        ? homeScreen(view)
        : startScreen(view),
    question(view),
  )
}

function header(view: View): VNode {
  const { state, words, acts, language } = view
  const { screen, config } = state
  const held = screen === 'thread' ? state.cases.find(({ id }) => id === state.openCase) : undefined
  const hasHistory = state.isKnown && state.cases.length > 0
  return h(
    'header',
    null,
    h(
      'div',
      { class: 'bar' },
      screen !== 'home' && hasHistory
        ? tool('back', words.back, () => acts.show('home'))
        : h(
            'span',
            { class: 'mark', 'aria-hidden': 'true' },
            Array.from(config?.name ?? '')[0] ?? '',
          ),
      h(
        'div',
        { class: 'title' },
        h('h1', null, held?.agent_name ?? config?.name ?? ''),
        h('p', { class: config?.is_open === false ? 'away' : 'here' }, presence(view)),
      ),
      state.isKnown ? menu(view) : null,
      tool('close', words.close, () => acts.toggle(false)),
    ),
    screen === 'thread'
      ? null
      : h('p', { class: 'greeting' }, textIn(config?.greeting ?? {}, language) ?? words.greeting),
  )
}

function presence({ state, words, language, now }: View): string {
  const { config } = state
  if (config?.is_open !== false) return words.online
  return words.offline(config.opens_at === null ? null : comingOf(config.opens_at, language, now))
}

function tool(name: 'back' | 'close' | 'more', label: string, onclick: () => void): VNode {
  return h(
    'button',
    { type: 'button', key: name, class: 'tool', 'aria-label': label, title: label, onclick },
    icon(name),
  )
}

function menu({ state, words, acts }: View): VNode {
  const held =
    state.screen === 'thread' ? state.cases.find(({ id }) => id === state.openCase) : undefined
  const canLeave = held?.kind === 'chat' && !isEndedCase(held)
  const isShown = state.dialog === 'menu'
  const item = (dialog: 'leave' | 'forget', label: string) =>
    h(
      'button',
      { type: 'button', role: 'menuitem', key: dialog, onclick: () => acts.dialog(dialog) },
      icon(dialog === 'leave' ? 'door' : 'trash', 18),
      label,
    )
  return h(
    'div',
    { class: 'menu', key: 'menu' },
    h(
      'button',
      {
        type: 'button',
        class: 'tool',
        'aria-label': words.menu,
        title: words.menu,
        'aria-haspopup': 'menu',
        'aria-expanded': String(isShown),
        onclick: () => acts.dialog('menu'),
      },
      icon('more'),
    ),
    isShown
      ? h(
          'div',
          { class: 'items', role: 'menu' },
          canLeave ? item('leave', words.endConversation) : null,
          item('forget', words.forget),
        )
      : null,
  )
}

/** Asked before something that cannot be taken back. */
function question({ state, words, acts }: View): VNode | null {
  const { dialog } = state
  if (dialog !== 'forget' && dialog !== 'leave') return null
  const isForget = dialog === 'forget'
  const act = () => void (isForget ? acts.forget() : acts.leave())
  return h(
    'div',
    { class: 'veil', key: 'question' },
    h(
      'div',
      { class: 'question', role: 'alertdialog', 'aria-modal': 'true', 'aria-labelledby': 'ask' },
      h('p', { id: 'ask' }, isForget ? words.forgetSure : words.endSure),
      state.problem === null ? null : h('p', { class: 'problem', role: 'alert' }, state.problem),
      h(
        'div',
        { class: 'row' },
        h(
          'button',
          {
            type: 'button',
            class: 'plain',
            ref: (element) => queueMicrotask(() => element.focus()),
            onclick: () => acts.dialog(null),
          },
          words.cancel,
        ),
        h(
          'button',
          { type: 'button', class: isForget ? 'primary danger' : 'primary', onclick: act },
          isForget ? words.yesForget : words.yesEnd,
        ),
      ),
    ),
  )
}

/** Escape takes back the topmost thing; Tab stays within. */
function onKey(event: KeyboardEvent, { state, acts }: View): void {
  if (event.key === 'Escape' && !event.isComposing) {
    event.stopPropagation()
    if (state.dialog === null) acts.toggle(false)
    else acts.dialog(null)
    return
  }
  if (event.key !== 'Tab') return
  const root = event.currentTarget as HTMLElement
  const within = root.querySelector('.question') ?? root
  const stops = [
    ...within.querySelectorAll<HTMLElement>('button,input,textarea,select,a[href],[tabindex="0"]'),
  ].filter((element) => !element.hasAttribute('disabled') && element.getClientRects().length > 0)
  const [first, last] = [stops[0], stops.at(-1)]
  const active = (root.getRootNode() as ShadowRoot).activeElement
  if (event.shiftKey ? active !== first : active !== last) return
  event.preventDefault()
  ;(event.shiftKey ? last : first)?.focus()
}
