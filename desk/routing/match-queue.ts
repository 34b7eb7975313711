import type { DeskQueue, QueueConditions, RoutingReason } from '../../domain/contract/public.ts'
import { speaks } from './language.ts'

/** What the conditions of a queue look at. */
export interface CaseFacts {
  readonly kind: 'chat' | 'ticket'
  readonly channel: string
  readonly category: string | null
  readonly language: string | null
  readonly tier: string | null
  readonly priority: string
  readonly tags: readonly string[]
  readonly business_line: string | null
  readonly page_url: string | null
  readonly fields: Readonly<Record<string, unknown>>
}

export interface QueueMatch {
  readonly queue: DeskQueue
  readonly reason: RoutingReason
}

/**
 * The queue a case enters: the first active one whose conditions hold.
 * @param queues in their order of matching
 * @returns null when none takes it
 */
export function matchQueue(facts: CaseFacts, queues: readonly DeskQueue[]): QueueMatch | null {
  for (const queue of queues) {
    if (!queue.is_active) continue
    const matched = heldConditions(facts, queue.conditions)
    if (matched === null) continue
    const data = { queue: queue.name, matched }
    return {
      queue,
      reason: { code: matched.length > 0 ? 'queue_matched' : 'queue_default', data },
    }
  }
  return null
}

/** What the case has of what is asked for, `kind=chat` per condition; null when a condition does not hold. */
function heldConditions(facts: CaseFacts, asked: QueueConditions): readonly string[] | null {
  const matched: string[] = []
  for (const [name, wanted, test] of conditionsOf(facts, asked)) {
    if (wanted === undefined || wanted.length === 0) continue
    const found = wanted.find(test)
    if (found === undefined) return null
    matched.push(`${name}=${found}`)
  }
  return matched
}

type Condition = readonly [
  name: string,
  wanted: readonly string[] | undefined,
  holds: (wanted: string) => boolean,
]

function conditionsOf(facts: CaseFacts, asked: QueueConditions): readonly Condition[] {
  const equals = (value: string | null) => (wanted: string) => wanted === value
  return [
    ['kind', asked.kinds, equals(facts.kind)],
    ['channel', asked.channels, equals(facts.channel)],
    ['category', asked.categories, (wanted) => isWithinCategory(facts.category, wanted)],
    ['language', asked.languages, (wanted) => speaks([wanted], facts.language)],
    ['tier', asked.tiers, equals(facts.tier)],
    ['priority', asked.priorities, equals(facts.priority)],
    ['tag', asked.tags, (wanted) => facts.tags.includes(wanted)],
    ['business_line', asked.business_lines, equals(facts.business_line)],
    ['page', asked.pages, (wanted) => facts.page_url?.includes(wanted) ?? false],
    ...Object.entries(asked.fields ?? {}).map(
      ([key, wanted]): Condition => [key, wanted, (value) => holdsValue(facts.fields[key], value)],
    ),
  ]
}

/** Categories are paths, `refund/late`: a branch takes what grows on it. */
function isWithinCategory(category: string | null, wanted: string): boolean {
  return category === wanted || (category?.startsWith(`${wanted}/`) ?? false)
}

function holdsValue(value: unknown, wanted: string): boolean {
  if (Array.isArray(value)) return value.some((each) => String(each) === wanted)
  return (
    value !== undefined && value !== null && JSON.stringify(value).replace(/^"|"$/g, '') === wanted
  )
}
