import { expect, it } from 'vitest'
import { markedParts } from './marked-parts.ts'

it.each<[string, [number, number][], string]>([
  ['a refund please', [[2, 8]], 'a |[refund]| please'],
  [
    '退款退款',
    [
      [0, 2],
      [2, 4],
    ],
    '[退款]|[退款]',
  ],
  [
    'overlap',
    [
      [0, 4],
      [2, 6],
    ],
    '[over]|[la]|p',
  ],
  ['short', [[3, 99]], 'sho|[rt]'],
  ['none', [], 'none'],
])('%j marked %j', (text, marks, wanted) => {
  const shown = markedParts({ text, marks }).map((part) =>
    part.isMarked ? `[${part.text}]` : part.text,
  )
  expect(shown.join('|')).toBe(wanted)
})
