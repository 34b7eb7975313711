import { expect, it } from 'vitest'
import { caseAction } from './action.ts'
import { queueConditions } from './queue.ts'
import { deskRule } from './rule.ts'
import { macroStep, ruleStep } from './step.ts'

/** What no case can carry: a database keeps no NUL, and a tag has at most 100 characters. */
const IMPOSSIBLE = { nul: 'a\u0000b', long: 'a'.repeat(101) }

it.each(Object.entries(IMPOSSIBLE))(
  'a tag no case can take (%s) is written down nowhere',
  (_, tag) => {
    const adding = { type: 'add_tags', tags: [tag] }
    for (const schema of [caseAction, macroStep, ruleStep]) {
      expect(schema.safeParse({ ...adding, tags: ['vip'] }).success).toBe(true)
      expect(schema.safeParse(adding).success).toBe(false)
    }
    expect(queueConditions.safeParse({ tags: ['vip'] }).success).toBe(true)
    expect(queueConditions.safeParse({ tags: [tag] }).success).toBe(false)
  },
)

it.each([
  [macroStep, { type: 'set_category', category: IMPOSSIBLE.nul }],
  [ruleStep, { type: 'hand_to', to: { queue_id: IMPOSSIBLE.nul } }],
  [queueConditions, { channels: [IMPOSSIBLE.nul] }],
  [queueConditions, { fields: { order: [IMPOSSIBLE.nul] } }],
  [deskRule.shape.all, [{ type: 'has_tag', any_of: [IMPOSSIBLE.nul] }]],
])('nor is another word with a NUL: %#', (schema, written) => {
  expect(schema.safeParse(written).success).toBe(false)
  const sound: unknown = JSON.parse(JSON.stringify(written).replaceAll('\\u0000', ''))
  expect(schema.safeParse(sound).success).toBe(true)
})
