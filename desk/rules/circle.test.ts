import { expect, it } from 'vitest'
import { type DeskRule, deskRule } from '../../domain/contract/public.ts'
import { findCircle, type NamedRule } from './circle.ts'

const rule = (id: string, body: Partial<DeskRule>): NamedRule => ({
  id,
  body: deskRule.parse({
    name: id,
    trigger: { type: 'event', events: ['opened'] },
    steps: [{ type: 'request_rating' }],
    ...body,
  }),
})
const on = (...events: Extract<DeskRule['trigger'], { type: 'event' }>['events']) => ({
  trigger: { type: 'event' as const, events },
})
const idsOf = (circle: readonly NamedRule[] | null) => circle?.map(({ id }) => id) ?? null

it('a note that sets off a note runs in a circle', () => {
  const echo = rule('echo', { ...on('note'), steps: [{ type: 'note', text: 'x', mentions: [] }] })
  expect(idsOf(findCircle(echo, []))).toEqual(['echo'])
})

it('a step that has nothing to change sets nothing off', () => {
  const lift = rule('lift', {
    ...on('priority_changed'),
    steps: [{ type: 'set_priority', priority: 'urgent' }],
  })
  expect(findCircle(lift, [])).toBeNull()
})

const up = rule('up', {
  ...on('priority_changed'),
  all: [{ type: 'is', field: 'priority', any_of: ['low'] }],
  steps: [{ type: 'set_priority', priority: 'high' }],
})
const down = rule('down', {
  ...on('priority_changed'),
  all: [{ type: 'is', field: 'priority', any_of: ['high'] }],
  steps: [{ type: 'set_priority', priority: 'low' }],
})

it('two rules that undo each other are a circle, seen from either', () => {
  expect(idsOf(findCircle(up, [down]))).toEqual(['up', 'down'])
  expect(idsOf(findCircle(down, [up]))).toEqual(['down', 'up'])
})

it('is broken by what cannot hold, by switching a rule off, and by once per case', () => {
  const never = rule('down', {
    ...down.body,
    all: [{ type: 'is', field: 'priority', any_of: ['urgent'] }],
  })
  expect(findCircle(up, [never])).toBeNull()
  expect(findCircle(up, [rule('down', { ...down.body, is_active: false })])).toBeNull()
  expect(findCircle(up, [rule('down', { ...down.body, is_once: true })])).toBeNull()
  expect(findCircle(rule('up', { ...up.body, is_active: false }), [down])).toBeNull()
})

it('two rules that agree are no circle', () => {
  const angry = rule('angry', {
    ...on('tagged'),
    all: [{ type: 'has_tag', any_of: ['angry'] }],
    steps: [{ type: 'set_priority', priority: 'high' }],
  })
  const mark = rule('mark', {
    ...on('priority_changed'),
    all: [{ type: 'priority_at_least', priority: 'high' }],
    steps: [{ type: 'add_tags', tags: ['hot'] }],
  })
  expect(findCircle(angry, [mark])).toBeNull()
  expect(findCircle(mark, [angry])).toBeNull()
})

it('tags put on and taken off again are a circle', () => {
  const put = rule('put', { ...on('tagged'), steps: [{ type: 'add_tags', tags: ['a'] }] })
  const take = rule('take', { ...on('tagged'), steps: [{ type: 'remove_tags', tags: ['a'] }] })
  expect(idsOf(findCircle(put, [take]))).toEqual(['put', 'take'])
  const guarded = rule('take', {
    ...take.body,
    all: [{ type: 'lacks_tag', any_of: ['a'] }],
  })
  expect(findCircle(put, [guarded])).toBeNull()
})

it('three rules in a ring are found; a rule that only leads into a ring is not blamed', () => {
  const step = (name: string, from: string, to: string) =>
    rule(name, {
      ...on('status_changed'),
      all: [{ type: 'changed', field: 'status', to: [from] }],
      steps: [{ type: 'set_status', status: to as 'open' }],
    })
  const ring = [
    step('a', 'open', 'pending'),
    step('b', 'pending', 'on_hold'),
    step('c', 'on_hold', 'open'),
  ]
  for (const one of ring) expect(findCircle(one, ring)).toHaveLength(3)
  const entry = rule('entry', { steps: [{ type: 'set_status', status: 'open' }] })
  expect(findCircle(entry, ring)).toBeNull()
})
