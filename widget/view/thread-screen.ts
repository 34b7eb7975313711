import { threadOf } from '../state/widget-state.ts'
import { standingBanner } from './case-standing.ts'
import { composer } from './composer.ts'
import { h, type VNode } from './dom.ts'
import { entryLine, unsentLine } from './entry.ts'
import { ratingCard } from './rating-card.ts'
import type { View } from './view.ts'

/** One conversation: what was said, where it stands, and the place to write. */
export function threadScreen(view: View): VNode | null {
  const { state, words } = view
  const held = state.cases.find(({ id }) => id === state.openCase)
  if (held === undefined) return null
  const { entries, typing, isLoaded } = threadOf(state, held.id)
  const unsent = state.outbox.filter(({ case_id }) => case_id === held.id)
  return h(
    'div',
    { class: 'thread', key: `thread ${held.id}`, ...dropping(view) },
    standingBanner(held, view),
    h(
      'div',
      { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': words.log, tabindex: 0 },
      isLoaded || entries.length > 0
        ? null
        : h('p', { class: 'hint', key: 'loading' }, words.loading),
      entries.flatMap((entry, index) =>
        entryLine(entry, { before: entries[index - 1], after: entries[index + 1] }, view),
      ),
      held.kind === 'ticket' && held.status === 'open' && !entries.some(isAnswer)
        ? h('div', { class: 'notice', key: 'taken' }, words.ticketTaken(held.number))
        : null,
      unsent.map((each) => unsentLine(each, view)),
      typing === null
        ? null
        : h(
            'div',
            { class: 'typing', key: 'typing' },
            h(
              'span',
              { class: 'dots', 'aria-hidden': 'true' },
              h('i', null),
              h('i', null),
              h('i', null),
            ),
            words.typing(typing.name),
          ),
      ratingCard(held, entries, view),
    ),
    h('div', { class: 'drop', 'aria-hidden': 'true' }, words.drop),
    composer(view),
  )
}

const isAnswer = ({ kind, author }: { readonly kind: string; readonly author: string }) =>
  kind === 'message' && author !== 'customer'

/** Files dropped anywhere on the conversation. */
function dropping({ acts }: View): Readonly<Record<string, unknown>> {
  const mark = (event: DragEvent, isOver: boolean) => {
    event.preventDefault()
    const element = event.currentTarget as HTMLElement
    element.classList.toggle('over', isOver)
  }
  return {
    ondragover: (event: DragEvent) => mark(event, true),
    ondragleave: (event: DragEvent) => mark(event, false),
    ondrop: (event: DragEvent) => {
      mark(event, false)
      acts.addFiles([...(event.dataTransfer?.files ?? [])])
    },
  }
}
