import { z } from 'zod'

/**
 * The shape of a map file (docs/maps.md): how the rows of any event log or ticket export become events.
 * A text is a template (`{Column}`, `{a.b}` in NDJSON); an object with `from` is a value that is worked on.
 */
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
const timeSpec = z.strictObject({
  /** `iso`, `epoch_s`, `epoch_ms`, or a pattern such as `dd/MM/yyyy HH:mm`. */
  format: z.string().min(1).optional(),
  /** IANA zone of times that carry no offset. */
  zone: z.string().min(1).optional(),
})
export type TimeSpec = z.infer<typeof timeSpec>

/** Steps in the order they are taken. */
const derived = z.strictObject({
  from: z.string().min(1),
  /** The value is JSON text: take what lies at this path in it. */
  json: z.string().min(1).optional(),
  /** Replace by this column of the look-up file, found by its key. */
  lookup: z.strictObject({ file: z.string().min(1), column: z.string().min(1) }).optional(),
  map: z.record(z.string(), scalar).optional(),
  /** What a value that is in no `map` or `lookup` becomes; it is counted as unmapped in each case. */
  otherwise: z.enum(['drop', 'keep', 'refuse']).optional(),
  split: z.string().min(1).optional(),
  as: z.enum(['text', 'number', 'integer', 'boolean']).optional(),
  time: timeSpec.optional(),
  default: scalar.optional(),
})
export type Derived = z.infer<typeof derived>

export type ValueSpec =
  | z.infer<typeof scalar>
  | Derived
  | readonly ValueSpec[]
  | { readonly [field: string]: ValueSpec }
const value: z.ZodType<ValueSpec> = z.lazy(() =>
  z.union([
    scalar,
    derived,
    z.array(value),
    z
      .record(
        z.string().refine((field) => field !== 'from'),
        value,
      )
      .refine((record) => !Object.values(record).every((field) => field === null), {
        error: 'is no value: YAML reads {Column} without quotes as a mapping',
      }),
  ]),
)
/** What may stand in a column of an event: no lists, no records. */
const cell = z.union([scalar, derived])

export type WhenSpec =
  | { readonly first_of: string }
  | { readonly last_of: string }
  | { readonly all: readonly WhenSpec[] }
  | { readonly any: readonly WhenSpec[] }
  | { readonly not: WhenSpec }
  | ComparisonSpec
const comparison = z
  .strictObject({
    value: z.union([z.string(), derived]),
    is: z.union([scalar, z.array(scalar)]).optional(),
    matches: z.string().optional(),
    present: z.boolean().optional(),
  })
  .refine(
    (test) =>
      [test.is, test.matches, test.present].filter((part) => part !== undefined).length === 1,
    {
      error: 'needs exactly one of is, matches, present',
    },
  )
export type ComparisonSpec = z.infer<typeof comparison>
const when: z.ZodType<WhenSpec> = z.lazy(() =>
  z.union([
    z.strictObject({ first_of: z.string().min(1) }),
    z.strictObject({ last_of: z.string().min(1) }),
    z.strictObject({ all: z.array(when).min(1) }),
    z.strictObject({ any: z.array(when).min(1) }),
    z.strictObject({ not: when }),
    comparison,
  ]),
)

/** The fields of an event, all optional here: `every_event` gives what a rule leaves out. */
const eventFields = {
  type: z.string().min(1).optional(),
  event_id: cell.optional(),
  occurred_at: cell.optional(),
  seq: cell.optional(),
  source: z.string().min(1).optional(),
  case_id: cell.optional(),
  case_kind: cell.optional(),
  customer_id: cell.optional(),
  agent_id: cell.optional(),
  team_id: cell.optional(),
  queue_id: cell.optional(),
  channel: cell.optional(),
  data: z.record(z.string(), value).optional(),
}
export const EVENT_COLUMNS = Object.keys(eventFields) as readonly (keyof typeof eventFields)[]

const fieldsOnly = z.strictObject(eventFields)
const rule = z.strictObject({ when: when.optional(), ...eventFields })
export type RuleSpec = z.infer<typeof rule>

export const mapSchema = z.strictObject({
  /** The events' source, when the command names none. */
  source: z.string().min(1).max(200).optional(),
  format: z.enum(['ndjson', 'csv', 'parquet']).optional(),
  delimiter: z.string().length(1).optional(),
  /** For every time that says nothing else. */
  time: timeSpec.optional(),
  /** Look-up files by name: CSV, beside the map; `key` is the column that is looked in. */
  lookups: z
    .record(z.string(), z.strictObject({ file: z.string().min(1), key: z.string().min(1) }))
    .optional(),
  every_event: fieldsOnly.optional(),
  /** Each makes one event of a row whose `when` holds; of a `choose` only the first that holds. */
  events: z.array(z.union([z.strictObject({ choose: z.array(rule).min(1) }), rule])).min(1),
})
export type MapSpec = z.infer<typeof mapSchema>
