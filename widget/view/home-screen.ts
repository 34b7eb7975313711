import type { VisitorCase } from '../../domain/contract/public.ts'
import { h, type VNode } from './dom.ts'
import { icon } from './icons.ts'
import { momentOf } from './moments.ts'
import type { View } from './view.ts'

/** What a returning visitor finds: their conversations and tickets, the newest first. */
export function homeScreen(view: View): VNode {
  const { state, words, acts } = view
  const isOpen = state.config?.is_open !== false
  return h(
    'div',
    { class: 'home', key: 'home' },
    h('h2', null, words.conversations),
    state.cases.length === 0
      ? h('p', { class: 'hint' }, words.historyEmpty)
      : h(
          'ul',
          null,
          state.cases.map((held) => line(held, view)),
        ),
    h(
      'div',
      { class: 'row foot' },
      h(
        'button',
        { type: 'button', class: 'primary', onclick: () => acts.show('start') },
        isOpen ? words.newConversation : words.newTicket,
      ),
    ),
  )
}

function line(held: VisitorCase, { words, language, now, acts, state }: View): VNode {
  const thread = state.threads[held.id]
  const read = Math.max(held.read_seq, thread?.visitorRead ?? 0)
  const isNew = held.last_seq > read
  const title =
    held.subject ??
    (held.kind === 'ticket' ? words.ticket(held.number) : (held.agent_name ?? words.chat))
  return h(
    'li',
    { key: held.id },
    h(
      'button',
      { type: 'button', class: 'case', onclick: () => acts.openCase(held.id) },
      h(
        'span',
        { class: 'top' },
        h('b', null, title),
        h('time', null, momentOf(held.last_message_at ?? held.opened_at, language, now)),
      ),
      h(
        'span',
        { class: 'sub' },
        h('span', { class: 'preview' }, held.preview ?? ''),
        h('span', { class: `chip ${held.status}` }, words.status[held.status]),
        isNew ? h('span', { class: 'dot', 'aria-hidden': 'true' }) : null,
      ),
    ),
    icon('next', 16),
  )
}
