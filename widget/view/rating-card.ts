import type { VisitorCase, VisitorEntry } from '../../domain/contract/public.ts'
import { FACES } from '../faces.ts'
import { h, type VNode } from './dom.ts'
import type { View } from './view.ts'

/** Asked once a conversation has ended; the last answer stands, thanked for until the conversation goes on. */
export function ratingCard(
  held: VisitorCase,
  entries: readonly VisitorEntry[],
  { words, acts }: View,
): VNode | null {
  const { rating } = held
  if (rating === null) return null
  if (rating.score !== null) {
    if (hasGoneOn(entries)) return null
    return h(
      'div',
      { class: 'rating done', key: 'rated', role: 'status' },
      h('span', { class: 'face', 'aria-hidden': 'true', html: FACES[rating.score - 1] ?? '' }),
      h('b', null, words.rated),
    )
  }
  return h(
    'form',
    {
      class: 'rating',
      key: 'rating',
      onsubmit: (event: SubmitEvent) => {
        event.preventDefault()
        const answers = new FormData(event.currentTarget as HTMLFormElement)
        const score = Number(answers.get('score'))
        const comment = answers.get('comment') as string
        if (score > 0) void acts.rate(held.id, { score, comment })
      },
    },
    h(
      'fieldset',
      null,
      h('legend', null, words.rateTitle),
      FACES.map((face, index) =>
        h(
          'label',
          { key: index, title: words.scores[index] },
          h('input', { type: 'radio', name: 'score', value: String(index + 1), required: true }),
          h('span', { class: 'face', 'aria-hidden': 'true', html: face }),
          h('span', { class: 'word' }, words.scores[index]),
        ),
      ),
    ),
    h('textarea', {
      name: 'comment',
      rows: 2,
      maxlength: 2_000,
      placeholder: words.rateComment,
      'aria-label': words.rateComment,
    }),
    h('button', { class: 'primary' }, words.rateSend),
  )
}

/** Something was said, or it was opened again, after the last rating. */
export function hasGoneOn(entries: readonly VisitorEntry[]): boolean {
  const rated = entries.findLastIndex(({ notice }) => notice === 'rated')
  if (rated === -1) return false
  return entries
    .slice(rated + 1)
    .some(({ kind, notice }) => kind === 'message' || notice === 'reopened')
}
