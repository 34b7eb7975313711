import {
  categoryPath,
  type DeskRule,
  PRIORITIES,
  type RuleCondition,
} from '../../domain/contract/public.ts'
import type { RuleFacts } from './facts.ts'

/** Whether all of `all` hold and, when there are any, one of `any`. Reads its arguments and nothing else. */
export function matches(rule: Pick<DeskRule, 'all' | 'any'>, facts: RuleFacts): boolean {
  return (
    rule.all.every((condition) => holds(condition, facts)) &&
    (rule.any.length === 0 || rule.any.some((condition) => holds(condition, facts)))
  )
}

/** A value that is not there is none of any values: `is` fails and `is_not` holds. */
export function holds(condition: RuleCondition, facts: RuleFacts): boolean {
  const { case: ruled, occasion, now } = facts
  switch (condition.type) {
    case 'is':
      return condition.any_of.some((value) => value === ruled[condition.field])
    case 'is_not':
      return condition.any_of.every((value) => value !== ruled[condition.field])
    case 'is_set':
      return ruled[condition.field] !== null
    case 'is_empty':
      return ruled[condition.field] === null
    case 'priority_at_least':
      return PRIORITIES.indexOf(ruled.priority) >= PRIORITIES.indexOf(condition.priority)
    case 'in_category':
      return categoryPath(ruled.category).includes(condition.category)
    case 'has_tag':
      return condition.any_of.some((tag) => ruled.tags.includes(tag))
    case 'lacks_tag':
      return condition.any_of.every((tag) => !ruled.tags.includes(tag))
    case 'custom':
      return customHolds(condition, ruled.fields[condition.key])
    case 'text_contains':
      return containsAny(wordsOf(condition.in, facts), condition.any_of)
    case 'text_lacks':
      return !containsAny(wordsOf(condition.in, facts), condition.any_of)
    case 'changed': {
      const change = occasion?.changed[condition.field]
      if (change === undefined) return false
      return (
        (condition.from?.includes(change.from) ?? true) &&
        (condition.to?.includes(change.to) ?? true)
      )
    }
    case 'business_hours':
      return facts.is_open === condition.is_open
    case 'waiting_at_least':
      return ruled.waiting_since !== null && now - ruled.waiting_since >= condition.secs * 1_000
    case 'open_at_least':
      return now - ruled.opened_at >= condition.secs * 1_000
  }
}

type Custom = Extract<RuleCondition, { type: 'custom' }>

/** A field with many values is, or contains, what one of them is. Numbers and dates compare; other kinds never do. */
function customHolds({ op, value: wanted }: Custom, value: unknown): boolean {
  const values = Array.isArray(value) ? (value as unknown[]) : [value]
  const isEmpty = values.every((one) => one === undefined || one === null || one === '')
  switch (op) {
    case 'is_set':
      return !isEmpty
    case 'is_empty':
      return isEmpty
    case 'is':
      return values.some((one) => one === wanted)
    case 'is_not':
      return values.every((one) => one !== wanted)
    case 'contains':
      return values.some((one) => typeof one === 'string' && containsAny(one, [String(wanted)]))
    case 'at_least':
      return values.some((one) => order(one, wanted, (left, right) => left >= right))
    case 'at_most':
      return values.some((one) => order(one, wanted, (left, right) => left <= right))
  }
}

function order(
  left: unknown,
  right: unknown,
  compare: (left: string | number, right: string | number) => boolean,
): boolean {
  if (typeof left === 'number' && typeof right === 'number') return compare(left, right)
  // Dates are kept as 2026-03-01, which compares as text.
  const isDate = (value: unknown): value is string =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
  return isDate(left) && isDate(right) && compare(left, right)
}

function wordsOf(place: 'message' | 'subject', facts: RuleFacts): string {
  return (place === 'subject' ? facts.case.subject : facts.occasion?.text) ?? ''
}

function containsAny(text: string, parts: readonly string[]): boolean {
  const folded = foldText(text)
  return parts.some((part) => folded.includes(foldText(part)))
}

/** Capital letters and full-width forms are read as the plain ones. */
function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
