import type { MacroStep, RuleStep } from '../../../domain/contract/public.ts'

/** What a macro and a rule can do, in the order of the menu. */
export const MACRO_STEP_TYPES = [
  'reply',
  'note',
  'take',
  'hand_to',
  'unassign',
  'set_status',
  'set_priority',
  'set_category',
  'add_tags',
  'remove_tags',
  'set_fields',
  'watch',
  'request_rating',
  'schedule_followup',
] as const satisfies readonly MacroStep['type'][]

export const RULE_STEP_TYPES = [
  'hand_to',
  'unassign',
  'set_priority',
  'set_status',
  'set_category',
  'add_tags',
  'remove_tags',
  'set_fields',
  'reply',
  'note',
  'notify',
  'escalate',
  'watch',
  'schedule_followup',
  'request_rating',
  'webhook',
] as const satisfies readonly RuleStep['type'][]

export type AnyStep = MacroStep | RuleStep

/** A step as it is before anything is filled in. */
export function newStep(type: AnyStep['type']): AnyStep {
  switch (type) {
    case 'reply':
      return { type, text: '' }
    case 'note':
      return { type, text: '', mentions: [] }
    case 'hand_to':
      return { type, to: { agent_id: '' } }
    case 'set_status':
      return { type, status: 'pending' }
    case 'set_priority':
      return { type, priority: 'high' }
    case 'set_category':
      return { type, category: null }
    case 'add_tags':
    case 'remove_tags':
      return { type, tags: [] }
    case 'set_fields':
      return { type, fields: {} }
    case 'watch':
      return { type, agent_id: '' }
    case 'schedule_followup':
      return { type, in_secs: 86_400, note: '' }
    case 'notify':
      return { type, agent_ids: [], team_ids: [], text: '' }
    case 'escalate':
      return { type, to: null, text: '' }
    case 'webhook':
      return { type, webhook_id: '' }
    case 'take':
    case 'unassign':
    case 'request_rating':
      return { type }
  }
}
