import type { z } from 'zod'
import {
  CATALOGUE,
  DATA_IDS,
  EVENT_TYPES,
  type EventType,
  isAgentType,
  isCaseType,
  isDirectoryType,
  placeOf,
} from '../../../../domain/public.ts'
import { vouchField } from './vouch-field.ts'

/** How the `data` of one type is checked in SQL. */
export interface TypeVouch {
  readonly type: EventType
  readonly place: number
  /** Fields that are extracted, in the order of the list column. */
  readonly fields: readonly string[]
  /** The condition on the extracted JSON texts. */
  readonly sql: (valueOf: (field: string) => string) => string
  /** Declared fields whose ids get their source written before them. */
  readonly ids: readonly string[]
  /** Keys that `parseEvent` reads though the type does not declare them: a row that has one goes to it. */
  readonly strangers: readonly string[]
  readonly needs: 'case_id' | 'agent_id' | null
}

const SPECIAL = [...DATA_IDS, 'team_ids', 'conditions'] as const

/** Types whose rows SQL may vouch for. The directory is small and has rules of its own: it goes to `parseEvent`. */
export const VOUCHED_TYPES: readonly TypeVouch[] = EVENT_TYPES.filter(
  (type) => !isDirectoryType(type),
).map(vouchType)

function vouchType(type: EventType): TypeVouch {
  const shape: Readonly<Record<string, z.core.$ZodType>> = CATALOGUE[type].shape
  const fields = Object.entries(shape)
  const rules = fields.map(([field, schema]) => [field, vouchField(schema)] as const)
  return {
    type,
    place: placeOf(type),
    fields: fields.map(([field]) => field),
    ids: DATA_IDS.filter((key) => key in shape),
    strangers: SPECIAL.filter((key) => !(key in shape)),
    needs: isCaseType(type) ? 'case_id' : isAgentType(type) ? 'agent_id' : null,
    sql(valueOf) {
      const conditions = rules.map(([field, rule]) => rule.sql(valueOf(field)))
      if (type === 'rating.given') conditions.push(scaleIsSound(valueOf))
      return conditions.length === 0 ? 'true' : conditions.join(' and ')
    },
  }
}

function scaleIsSound(valueOf: (field: string) => string): string {
  const number = (field: string) => `try_cast(${valueOf(field)} as double)`
  return `${number('scale_min')} < ${number('scale_max')} and ${number('score')} between ${number('scale_min')} and ${number('scale_max')}`
}
