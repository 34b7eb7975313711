/**
 * One field of `data` as a SQL condition over its JSON text, read off its zod schema. The condition may be
 * narrower than the schema, never wider; what is not understood here is only vouched for when it is absent.
 * JSON text is at least as long in bytes as the string it holds is in UTF-16 units, so a bound on bytes is safe.
 */
import type { z } from 'zod'
import { holdsNoNul, isInstantText } from '../../../../domain/public.ts'
import { vouchInstant } from './instant-sql.ts'

/** SQL over the JSON text `value` of a field; null: nothing can be said of it in SQL. */
type Rule = (value: string) => string

export interface FieldVouch {
  readonly isRequired: boolean
  /** The condition on the field's JSON text, null and absence allowed where the schema allows them. */
  readonly sql: Rule
}

interface Def {
  readonly type: string
  readonly innerType?: z.core.$ZodType
  readonly checks?: readonly { readonly _zod: { readonly def: CheckDef } }[]
  readonly entries?: Readonly<Record<string, string>>
  readonly element?: z.core.$ZodType
}

interface CheckDef {
  readonly check: string
  readonly maximum?: number
  readonly minimum?: number
  readonly fn?: unknown
  readonly format?: string
}

/** A JSON string without escapes: nothing between its quotes needs unwrapping. */
const PLAIN_ARRAY = String.raw`^\[("[^"\\]+"(,"[^"\\]+")*)?\]$`

export function vouchField(schema: z.core.$ZodType): FieldVouch {
  let def = defOf(schema)
  let isRequired = true
  while ((def.type === 'optional' || def.type === 'nullable') && def.innerType !== undefined) {
    isRequired = false
    def = defOf(def.innerType)
  }
  const rule = ruleOf(def)
  if (isRequired) return { isRequired, sql: (value) => (rule === null ? 'false' : rule(value)) }
  const absent = (value: string) => `${value} is null or ${value} = 'null'`
  return {
    isRequired,
    sql: (value) => `(${absent(value)}${rule === null ? '' : ` or ${rule(value)}`})`,
  }
}

function ruleOf(def: Def): Rule | null {
  const checks = (def.checks ?? []).map((check) => check._zod.def)
  switch (def.type) {
    case 'string':
      return stringRule(checks)
    case 'enum': {
      const words = Object.values(def.entries ?? {}).map((word) => `'"${word}"'`)
      return (value) => `${value} in (${words.join(', ')})`
    }
    case 'boolean':
      return (value) => `${value} in ('true', 'false')`
    case 'number':
      return numberRule(checks)
    case 'array':
      return arrayRule(def, checks)
    default:
      return null
  }
}

function stringRule(checks: readonly CheckDef[]): Rule | null {
  const conditions: Rule[] = [(value) => `starts_with(${value}, '"')`]
  for (const check of checks) {
    if (check.check === 'max_length') {
      conditions.push((value) => `strlen(${value}) <= ${check.maximum ?? 0}`)
    } else if (check.check === 'min_length' && (check.minimum ?? 0) <= 1) {
      conditions.push((value) => `${value} <> '""'`)
    } else if (check.check === 'custom' && check.fn === isInstantText) {
      conditions.push((value) => vouchInstant(value))
    } else if (check.check !== 'custom' || check.fn !== holdsNoNul) {
      // A NUL anywhere in a row is refused once for the whole row.
      return null
    }
  }
  return (value) => conditions.map((condition) => condition(value)).join(' and ')
}

function numberRule(checks: readonly CheckDef[]): Rule | null {
  let pattern = String.raw`^-?\d{1,12}(\.\d{1,12})?$`
  const conditions: Rule[] = []
  for (const check of checks) {
    if (check.check === 'number_format' && check.format === 'safeint')
      pattern = String.raw`^-?\d{1,15}$`
    else if (check.check === 'greater_than' || check.check === 'less_than') return null
    else return null
  }
  conditions.push((value) => `regexp_matches(${value}, '${pattern}')`)
  return (value) => conditions.map((condition) => condition(value)).join(' and ')
}

/** Arrays of at most 100 bytes cannot hold more elements than any schema allows. */
function arrayRule(def: Def, checks: readonly CheckDef[]): Rule | null {
  if (checks.some((check) => check.check !== 'max_length' || (check.maximum ?? 0) < 100))
    return null
  if (def.element === undefined) return null
  const element = defOf(def.element)
  const isShort = (value: string) => `starts_with(${value}, '[') and strlen(${value}) <= 100`
  if (element.type === 'unknown') return isShort
  if (element.type !== 'string' || stringRule(checksOf(element)) === null) return null
  return (value) => `${isShort(value)} and regexp_matches(${value}, '${PLAIN_ARRAY}')`
}

const checksOf = (def: Def) => (def.checks ?? []).map((check) => check._zod.def)
const defOf = (schema: z.core.$ZodType) => schema._zod.def as unknown as Def
