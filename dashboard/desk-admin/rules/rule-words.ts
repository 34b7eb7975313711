import {
  chainWords,
  isMessageKey,
  joinWords,
  type Language,
  labelWords,
  type MessageKey,
} from '../../../charts/public.ts'
import type {
  ConditionField,
  HandTo,
  RuleCondition,
  RuleTrigger,
} from '../../../domain/contract/public.ts'
import type { AnyStep } from '../form/new-step.ts'

/** Rules in words: what a line of the list, the log and a dry run say. */
export interface Saying {
  readonly t: (key: MessageKey, fill?: Readonly<Record<string, string | number>>) => string
  /** People, teams, queues, categories and fields by their names. */
  readonly nameOf: (id: string) => string
  readonly language: Language
}

export interface RuleWords {
  readonly triggerWords: (trigger: RuleTrigger) => string
  readonly conditionWords: (condition: RuleCondition) => string
  readonly stepWords: (step: AnyStep) => string
  readonly lengthWords: (secs: number) => string
}

/** Fields whose values are words of ours, and where those stand. */
const WORDED: Readonly<Partial<Record<ConditionField, string>>> = {
  kind: 'desk.kind',
  status: 'desk.status',
  priority: 'desk.priority',
  tier: 'admin.tier',
}
/** What a condition can be about. */
type ConditionSubject =
  Extract<MessageKey, `admin.about.${string}`> extends `admin.about.${infer Name}` ? Name : never

const NAMED: ReadonlySet<ConditionField> = new Set(['queue_id', 'team_id', 'agent_id', 'category'])

export function createRuleWords(saying: Saying): RuleWords {
  return {
    triggerWords: (trigger) => sayTrigger(saying, trigger),
    conditionWords: (condition) => sayCondition(saying, condition),
    stepWords: (step) => sayStep(saying, step),
    lengthWords: (secs) => sayLength(saying, secs),
  }
}

function sayTrigger(saying: Saying, trigger: RuleTrigger): string {
  const { t, language } = saying
  switch (trigger.type) {
    case 'event':
      return joinWords(
        trigger.events.map((event) => t(`admin.event.${event}`)),
        language,
      )
    case 'waiting':
    case 'idle':
    case 'unassigned':
      return chainWords(t(`admin.trigger.${trigger.type}`), sayLength(saying, trigger.secs))
    case 'sla': {
      const targets = trigger.targets.map((target) => t(`admin.sla.target.${target}`))
      return chainWords(joinWords(targets, language), t(`admin.trigger.sla.${trigger.state}`))
    }
    case 'followup_due':
      return t('admin.trigger.followup_due')
  }
}

function sayCondition(saying: Saying, condition: RuleCondition): string {
  const { t, language, nameOf } = saying
  const about = (name: ConditionSubject) => t(`admin.about.${name}`)
  switch (condition.type) {
    case 'is':
    case 'is_not': {
      const { type, field, any_of } = condition
      return chainWords(about(field), t(`admin.op.${type}`), sayValues(saying, field, any_of))
    }
    case 'is_set':
    case 'is_empty':
      return chainWords(about(condition.field), t(`admin.op.${condition.type}`))
    case 'priority_at_least': {
      const least = t(`desk.priority.${condition.priority}`)
      return chainWords(about('priority'), t('admin.op.at_least'), least)
    }
    case 'in_category':
      return chainWords(about('category'), t('admin.op.within'), nameOf(condition.category))
    case 'has_tag':
      return chainWords(about('tags'), t('admin.op.has'), joinWords(condition.any_of, language))
    case 'lacks_tag':
      return chainWords(about('tags'), t('admin.op.lacks'), joinWords(condition.any_of, language))
    case 'custom': {
      const { key, op, value } = condition
      return chainWords(nameOf(key), t(`admin.op.${op}`), String(value ?? ''))
    }
    case 'text_contains':
    case 'text_lacks': {
      const words = joinWords(condition.any_of, language)
      return chainWords(about(condition.in), t(`admin.op.${condition.type}`), words)
    }
    case 'changed': {
      const { field, from, to } = condition
      const [before, after] = [sayValues(saying, field, from), sayValues(saying, field, to)]
      return chainWords(about(field), t('admin.op.from'), before, t('admin.op.to'), after)
    }
    case 'business_hours': {
      const state = t(condition.is_open ? 'admin.op.open' : 'admin.op.closed')
      return labelWords(about('hours'), state, language)
    }
    case 'waiting_at_least':
      return chainWords(about('waited'), t('admin.op.at_least'), sayLength(saying, condition.secs))
    case 'open_at_least':
      return chainWords(about('age'), t('admin.op.at_least'), sayLength(saying, condition.secs))
  }
}

function sayStep(saying: Saying, step: AnyStep): string {
  const { t, language } = saying
  const what = t(`admin.step.${step.type}`)
  if (step.type === 'hand_to') return chainWords(what, sayHolder(saying, step.to))
  const details = sayDetails(saying, step)
  return details === null ? what : labelWords(what, details, language)
}

/** What a step does it with; null when its name says all. */
function sayDetails(saying: Saying, step: Exclude<AnyStep, { type: 'hand_to' }>): string | null {
  const { t, language, nameOf } = saying
  switch (step.type) {
    case 'set_status':
      return t(`desk.status.${step.status}`)
    case 'set_priority':
      return t(`desk.priority.${step.priority}`)
    case 'set_category':
      return step.category === null ? '–' : nameOf(step.category)
    case 'add_tags':
    case 'remove_tags':
      return joinWords(step.tags, language)
    case 'set_fields':
      return joinWords(
        Object.entries(step.fields).map(([key, value]) => `${nameOf(key)} = ${String(value)}`),
        language,
      )
    case 'watch':
      return nameOf(step.agent_id)
    case 'schedule_followup':
      return sayLength(saying, step.in_secs)
    case 'notify':
      return joinWords([...step.agent_ids, ...step.team_ids].map(nameOf), language)
    case 'escalate':
      return step.to === null ? null : sayHolder(saying, step.to)
    case 'reply':
    case 'note':
    case 'take':
    case 'unassign':
    case 'request_rating':
    case 'webhook':
      return null
  }
}

function sayLength({ t }: Saying, secs: number): string {
  const [unit, length] =
    secs > 86_400 && secs % 86_400 === 0
      ? (['days', 86_400] as const)
      : secs > 3_600 && secs % 3_600 === 0
        ? (['hours', 3_600] as const)
        : (['minutes', 60] as const)
  return `${Math.round((secs / length) * 10) / 10} ${t(`admin.unit.${unit}`)}`
}

function sayValue({ t, nameOf }: Saying, field: ConditionField, value: string): string {
  const prefix = WORDED[field]
  if (prefix === undefined) return NAMED.has(field) ? nameOf(value) : value
  const key = `${prefix}.${value}`
  return isMessageKey(key) ? t(key) : value
}

function sayValues(
  saying: Saying,
  field: ConditionField,
  values: readonly (string | null)[] | undefined,
): string {
  if (values === undefined) return saying.t('admin.op.anything')
  return joinWords(
    values.map((value) => (value === null ? '–' : sayValue(saying, field, value))),
    saying.language,
  )
}

function sayHolder({ nameOf, language }: Saying, to: HandTo): string {
  return joinWords(Object.values(to).map(nameOf), language)
}
