import type { DeskRule, RuleCondition, RuleEvent, RuleStep } from '../../domain/contract/public.ts'
import { holds } from './condition.ts'
import type { RuledCase } from './facts.ts'

/**
 * Finds rules that would set each other off without end, before they are saved: it follows what each rule is known
 * to do to a case, and a step that changes nothing sets nothing off. What it cannot know it takes for possible; what
 * it misses is stopped while it runs (`engine.ts`).
 */
export interface NamedRule {
  readonly id: string
  readonly body: DeskRule
}

/** @returns the rules of a circle through this one in their order, this one first; null when there is none */
export function findCircle(
  rule: NamedRule,
  others: readonly NamedRule[],
): readonly NamedRule[] | null {
  const rules = [rule, ...others.filter(({ id }) => id !== rule.id)].filter(
    ({ body }) => body.is_active && body.trigger.type === 'event' && !body.is_once,
  )
  if (!rules.includes(rule)) return null
  let walked = 0

  function walk(known: Known, path: readonly NamedRule[]): readonly NamedRule[] | null {
    const last = path.at(-1) ?? rule
    walked += 1
    if (path.length > LONGEST_PATH || walked > MOST_WALKED) return null
    const after = perform(last.body.steps, assume(last.body.all, known))
    for (const next of rules.filter(({ body }) => isSetOff(body, after))) {
      // The second time round, only what really goes on is left.
      if (next === rule && path.filter((one) => one === rule).length >= 2) return [...new Set(path)]
      const found = walk(after.known, [...path, next])
      if (found !== null) return found
    }
    return null
  }

  return walk(NOTHING_KNOWN, [rule])
}

const LONGEST_PATH = 12
const MOST_WALKED = 5_000

/** What is known of a case; a field that is not named may be anything. */
interface Known {
  /** Custom fields as `field:<key>`, in JSON. */
  readonly fields: Readonly<Record<string, string | null>>
  readonly tags: Readonly<Record<string, boolean>>
}

interface Performed {
  readonly known: Known
  readonly events: ReadonlySet<RuleEvent>
  readonly changed: ReadonlySet<string>
}

const NOTHING_KNOWN: Known = { fields: {}, tags: {} }

/** The case as it must be for these to hold. */
function assume(all: readonly RuleCondition[], known: Known): Known {
  const fields: Record<string, string | null> = { ...known.fields }
  const tags = { ...known.tags }
  for (const condition of all) {
    if (condition.type === 'is' && condition.any_of.length === 1) {
      fields[condition.field] = condition.any_of[0] ?? null
    }
    if (condition.type === 'is_empty') fields[condition.field] = null
    if (condition.type === 'has_tag' && condition.any_of.length === 1) {
      tags[condition.any_of[0] ?? ''] = true
    }
    if (condition.type === 'lacks_tag') for (const tag of condition.any_of) tags[tag] = false
  }
  return { fields, tags }
}

const WRITES_NOTE: ReadonlySet<RuleStep['type']> = new Set(['note', 'notify', 'escalate'])

function perform(steps: readonly RuleStep[], from: Known): Performed {
  const fields: Record<string, string | null> = { ...from.fields }
  const tags = { ...from.tags }
  const events = new Set<RuleEvent>()
  const changed = new Set<string>()

  /** @param value undefined: some other one */
  function put(field: string, value: string | null | undefined, ...caused: RuleEvent[]): void {
    if (value !== undefined && Object.hasOwn(fields, field) && fields[field] === value) return
    if (value === undefined) Reflect.deleteProperty(fields, field)
    else fields[field] = value
    changed.add(field)
    for (const event of caused) events.add(event)
  }
  function putTags(wanted: readonly string[], isThere: boolean): void {
    if (wanted.some((tag) => tags[tag] !== isThere)) events.add('tagged')
    for (const tag of wanted) tags[tag] = isThere
  }
  function handOn(to: Extract<RuleStep, { type: 'hand_to' }>['to']): void {
    if ('agent_id' in to) put('agent_id', to.agent_id, 'assigned', 'transferred')
    if ('team_id' in to) put('team_id', to.team_id, 'transferred', 'unassigned')
    if ('queue_id' in to) put('queue_id', to.queue_id, 'transferred', 'unassigned')
  }

  for (const step of steps) {
    if (WRITES_NOTE.has(step.type)) events.add('note')
    switch (step.type) {
      case 'escalate':
        if (fields['priority'] !== 'urgent') put('priority', undefined, 'priority_changed')
        if (step.to !== null) handOn(step.to)
        break
      case 'hand_to':
        handOn(step.to)
        break
      case 'unassign':
        put('agent_id', null, 'unassigned')
        break
      case 'set_status':
        put('status', step.status, 'status_changed', 'resolved', 'reopened')
        break
      case 'set_priority':
        put('priority', step.priority, 'priority_changed')
        break
      case 'set_category':
        put('category', step.category, 'classified')
        break
      case 'add_tags':
      case 'remove_tags':
        putTags(step.tags, step.type === 'add_tags')
        break
      case 'set_fields':
        for (const [key, value] of Object.entries(step.fields)) {
          put(`field:${key}`, JSON.stringify(value), 'fields_changed')
        }
        break
      default:
        break
    }
  }
  return { known: { fields, tags }, events, changed }
}

function isSetOff({ trigger, all }: DeskRule, { known, events, changed }: Performed): boolean {
  if (trigger.type !== 'event') return false
  const caused = trigger.events.filter((event) => events.has(event))
  if (caused.length === 0) return false
  const saysWords = caused.includes('note')
  return all.every((condition) => mayHold(condition, { known, changed, saysWords }))
}

interface Possible {
  readonly known: Known
  readonly changed: ReadonlySet<string>
  readonly saysWords: boolean
}

function mayHold(condition: RuleCondition, { known, changed, saysWords }: Possible): boolean {
  switch (condition.type) {
    case 'is':
    case 'is_not':
    case 'is_set':
    case 'is_empty':
      return !Object.hasOwn(known.fields, condition.field) || holdsFor(condition, known)
    case 'priority_at_least':
      return !Object.hasOwn(known.fields, 'priority') || holdsFor(condition, known)
    case 'has_tag':
      return condition.any_of.some((tag) => known.tags[tag] !== false)
    case 'lacks_tag':
      return condition.any_of.every((tag) => known.tags[tag] !== true)
    case 'text_contains':
      return condition.in === 'subject' || saysWords
    case 'changed': {
      if (!changed.has(condition.field)) return false
      const to = known.fields[condition.field]
      return to === undefined || (condition.to?.includes(to) ?? true)
    }
    default:
      return true
  }
}

function holdsFor(condition: RuleCondition, known: Known): boolean {
  const facts = {
    case: known.fields as unknown as RuledCase,
    occasion: null,
    now: 0,
    is_open: true,
  }
  return holds(condition, facts)
}
