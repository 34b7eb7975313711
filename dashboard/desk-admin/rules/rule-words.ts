import { isMessageKey, type MessageKey } from '../../../charts/public.ts'
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
  /** Between two of a list: `, ` or `、`. */
  readonly comma: string
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
  const { t } = saying
  switch (trigger.type) {
    case 'event':
      return trigger.events.map((event) => t(`admin.event.${event}`)).join(saying.comma)
    case 'waiting':
    case 'idle':
    case 'unassigned':
      return `${t(`admin.trigger.${trigger.type}`)} ${sayLength(saying, trigger.secs)}`
    case 'sla':
      return `${trigger.targets.map((target) => t(`admin.sla.target.${target}`)).join(saying.comma)} ${t(`admin.trigger.sla.${trigger.state}`)}`
    case 'followup_due':
      return t('admin.trigger.followup_due')
  }
}

function sayCondition(saying: Saying, condition: RuleCondition): string {
  const { t, nameOf } = saying
  switch (condition.type) {
    case 'is':
    case 'is_not': {
      const { type, field, any_of } = condition
      return `${t(`admin.about.${field}`)} ${t(`admin.op.${type}`)} ${sayValues(saying, field, any_of)}`
    }
    case 'is_set':
    case 'is_empty':
      return `${t(`admin.about.${condition.field}`)} ${t(`admin.op.${condition.type}`)}`
    case 'priority_at_least':
      return `${t('admin.about.priority')} ${t('admin.op.at_least')} ${t(`desk.priority.${condition.priority}`)}`
    case 'in_category':
      return `${t('admin.about.category')} ${t('admin.op.within')} ${nameOf(condition.category)}`
    case 'has_tag':
      return `${t('admin.about.tags')} ${t('admin.op.has')} ${condition.any_of.join(saying.comma)}`
    case 'lacks_tag':
      return `${t('admin.about.tags')} ${t('admin.op.lacks')} ${condition.any_of.join(saying.comma)}`
    case 'custom':
      return `${nameOf(condition.key)} ${t(`admin.op.${condition.op}`)} ${String(condition.value ?? '')}`.trim()
    case 'text_contains':
    case 'text_lacks':
      return `${t(`admin.about.${condition.in}`)} ${t(`admin.op.${condition.type}`)} ${condition.any_of.join(saying.comma)}`
    case 'changed': {
      const { field, from, to } = condition
      return `${t(`admin.about.${field}`)} ${t('admin.op.from')} ${sayValues(saying, field, from)} ${t('admin.op.to')} ${sayValues(saying, field, to)}`
    }
    case 'business_hours':
      return `${t('admin.about.hours')}: ${t(condition.is_open ? 'admin.op.open' : 'admin.op.closed')}`
    case 'waiting_at_least':
      return `${t('admin.about.waited')} ${t('admin.op.at_least')} ${sayLength(saying, condition.secs)}`
    case 'open_at_least':
      return `${t('admin.about.age')} ${t('admin.op.at_least')} ${sayLength(saying, condition.secs)}`
  }
}

function sayStep(saying: Saying, step: AnyStep): string {
  const { t, nameOf } = saying
  const what = t(`admin.step.${step.type}`)
  switch (step.type) {
    case 'hand_to':
      return `${what} ${sayHolder(saying, step.to)}`
    case 'set_status':
      return `${what}: ${t(`desk.status.${step.status}`)}`
    case 'set_priority':
      return `${what}: ${t(`desk.priority.${step.priority}`)}`
    case 'set_category':
      return `${what}: ${step.category === null ? '–' : nameOf(step.category)}`
    case 'add_tags':
    case 'remove_tags':
      return `${what}: ${step.tags.join(saying.comma)}`
    case 'set_fields':
      return `${what}: ${Object.entries(step.fields)
        .map(([key, value]) => `${nameOf(key)} = ${String(value)}`)
        .join(saying.comma)}`
    case 'watch':
      return `${what}: ${nameOf(step.agent_id)}`
    case 'schedule_followup':
      return `${what}: ${sayLength(saying, step.in_secs)}`
    case 'notify':
      return `${what}: ${[...step.agent_ids, ...step.team_ids].map(nameOf).join(saying.comma)}`
    case 'escalate':
      return step.to === null ? what : `${what}: ${sayHolder(saying, step.to)}`
    case 'reply':
    case 'note':
    case 'take':
    case 'unassign':
    case 'request_rating':
    case 'webhook':
      return what
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
  return values
    .map((value) => (value === null ? '–' : sayValue(saying, field, value)))
    .join(saying.comma)
}

function sayHolder({ nameOf, comma }: Saying, to: HandTo): string {
  return Object.values(to).map(nameOf).join(comma)
}
