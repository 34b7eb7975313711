import {
  CONDITION_FIELDS,
  type ConditionField,
  type RuleCondition,
} from '../../../domain/contract/public.ts'

/**
 * How a condition is written on the page: what it is about, then how that is compared. Each pair is one type of the
 * contract.
 */
export const SUBJECTS = [
  ...CONDITION_FIELDS,
  'tags',
  'custom',
  'message',
  'subject',
  'changed',
  'hours',
  'waited',
  'age',
] as const
export type Subject = (typeof SUBJECTS)[number]

export type Op =
  | 'is'
  | 'is_not'
  | 'is_set'
  | 'is_empty'
  | 'at_least'
  | 'at_most'
  | 'within'
  | 'has'
  | 'lacks'
  | 'contains'
  | 'text_contains'
  | 'text_lacks'
  | 'open'
  | 'closed'

export function subjectOf(condition: RuleCondition): Subject {
  switch (condition.type) {
    case 'is':
    case 'is_not':
    case 'is_set':
    case 'is_empty':
      return condition.field
    case 'priority_at_least':
      return 'priority'
    case 'in_category':
      return 'category'
    case 'has_tag':
    case 'lacks_tag':
      return 'tags'
    case 'custom':
      return 'custom'
    case 'text_contains':
    case 'text_lacks':
      return condition.in
    case 'changed':
      return 'changed'
    case 'business_hours':
      return 'hours'
    case 'waiting_at_least':
      return 'waited'
    case 'open_at_least':
      return 'age'
  }
}

export function opOf(condition: RuleCondition): Op | null {
  switch (condition.type) {
    case 'is':
    case 'is_not':
    case 'is_set':
    case 'is_empty':
      return condition.type
    case 'priority_at_least':
      return 'at_least'
    case 'in_category':
      return 'within'
    case 'has_tag':
      return 'has'
    case 'lacks_tag':
      return 'lacks'
    case 'custom':
      return condition.op
    case 'text_contains':
    case 'text_lacks':
      return condition.type
    case 'business_hours':
      return condition.is_open ? 'open' : 'closed'
    case 'changed':
    case 'waiting_at_least':
    case 'open_at_least':
      return null
  }
}

/** The ways a subject can be compared; empty: there is but one. */
export function opsOf(subject: Subject): readonly Op[] {
  switch (subject) {
    case 'priority':
      return ['is', 'is_not', 'at_least']
    case 'category':
      return ['within', 'is', 'is_not', 'is_set', 'is_empty']
    case 'kind':
    case 'channel':
    case 'status':
      return ['is', 'is_not']
    case 'tags':
      return ['has', 'lacks']
    case 'custom':
      return ['is', 'is_not', 'contains', 'at_least', 'at_most', 'is_set', 'is_empty']
    case 'message':
    case 'subject':
      return ['text_contains', 'text_lacks']
    case 'hours':
      return ['open', 'closed']
    case 'changed':
    case 'waited':
    case 'age':
      return []
    default:
      return ['is', 'is_not', 'is_set', 'is_empty']
  }
}

/** The condition for a subject and an op; values of the condition before are kept where they still fit. */
export function conditionFor(
  subject: Subject,
  op: Op | null,
  before: RuleCondition | null,
): RuleCondition {
  const wanted = op ?? opsOf(subject)[0] ?? null
  const values =
    before !== null && 'any_of' in before && subjectOf(before) === subject ? before.any_of : []
  switch (subject) {
    case 'tags':
      return { type: wanted === 'lacks' ? 'lacks_tag' : 'has_tag', any_of: values }
    case 'custom': {
      const kept = before?.type === 'custom' ? before : { key: '' }
      const custom = customOp(wanted)
      const { value, key } = { value: undefined, ...kept }
      const isBare = custom === 'is_set' || custom === 'is_empty'
      return { type: 'custom', key, op: custom, ...(isBare ? {} : { value: value ?? '' }) }
    }
    case 'message':
    case 'subject':
      return {
        type: wanted === 'text_lacks' ? 'text_lacks' : 'text_contains',
        in: subject,
        any_of: values,
      }
    case 'changed':
      return before?.type === 'changed' ? before : { type: 'changed', field: 'status' }
    case 'hours':
      return { type: 'business_hours', is_open: wanted !== 'closed' }
    case 'waited':
      return { type: 'waiting_at_least', secs: secsOf(before) }
    case 'age':
      return { type: 'open_at_least', secs: secsOf(before) }
    default:
      return ofField(subject, wanted, { before, values })
  }
}

function ofField(
  field: ConditionField,
  op: Op | null,
  { before, values }: { readonly before: RuleCondition | null; readonly values: string[] },
): RuleCondition {
  if (op === 'is_set' || op === 'is_empty') return { type: op, field }
  if (op === 'at_least') {
    const priority = before?.type === 'priority_at_least' ? before.priority : 'high'
    return { type: 'priority_at_least', priority }
  }
  if (op === 'within') {
    return {
      type: 'in_category',
      category: before?.type === 'in_category' ? before.category : (values[0] ?? ''),
    }
  }
  return { type: op === 'is_not' ? 'is_not' : 'is', field, any_of: values }
}

function customOp(op: Op | null): Extract<RuleCondition, { type: 'custom' }>['op'] {
  switch (op) {
    case 'is_not':
    case 'contains':
    case 'at_least':
    case 'at_most':
    case 'is_set':
    case 'is_empty':
      return op
    default:
      return 'is'
  }
}

function secsOf(before: RuleCondition | null): number {
  return before !== null && 'secs' in before ? before.secs : 3_600
}
