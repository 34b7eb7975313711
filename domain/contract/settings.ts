import { z } from 'zod'
import { CATALOGUE } from '../event/catalogue.ts'
import { SLA_TARGETS } from '../event/fields.ts'
import { instantText, line, sourcedId } from './field.ts'

/** The key of a document, which addresses and figures carry. */
export const SETTING_KEY_PATTERN = '[A-Za-z0-9_\\-]{1,200}'
const settingKey = z
  .string()
  .trim()
  .regex(
    new RegExp(`^${SETTING_KEY_PATTERN}$`),
    'is no key: write letters, digits, - and _, such as gold',
  )

/**
 * Settings with a history: business calendars, SLA policies and targets. A calendar and a policy are the
 * `data` of their directory event without `version`, which the store counts.
 */
export const calendarDocument = z
  .strictObject(CATALOGUE['calendar.updated'].shape)
  .omit({ version: true, effective_from: true })
export type CalendarDocument = z.infer<typeof calendarDocument>

const policy = CATALOGUE['policy.updated'].shape
const promised = policy.targets.valueType.shape

/** Strict throughout: a condition that is misspelt and left out would make the policy one for every case. */
export const policyDocument = z
  .strictObject(policy)
  .omit({ version: true, effective_from: true })
  .extend({
    policy_id: settingKey,
    conditions: z.strictObject(policy.conditions.unwrap().unwrap().shape).nullish(),
    targets: z.partialRecord(z.enum(SLA_TARGETS), z.strictObject(promised)),
  })
export type PolicyDocument = z.infer<typeof policyDocument>

/** What a metric should reach: at most or at least `value`, in the metric's unit. */
export const targetDocument = z.strictObject({
  target_id: line(200),
  metric: line(200),
  direction: z.enum(['at_most', 'at_least']),
  value: z.number(),
  /** Null: for everyone without a target of their own. */
  team_id: sourcedId.nullable(),
  /** From this version on there is no target any more; those before it say what there was. */
  withdrawn: z.literal(true).optional(),
})
export type TargetDocument = z.infer<typeof targetDocument>

/**
 * How a document is saved. `base_version` is the version the author saw, 0 for a new document.
 * - `from`: a new version, in force from then on; history stays. Null is allowed for the first version
 *   alone: in force ever since.
 * - `correct`: the base version was wrong all along; it is replaced, and a rebuild restates history.
 */
export const settingsSave = z.strictObject({
  base_version: z.number().int().min(0),
  change: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('from'),
      effective_from: z.iso.datetime({ offset: true }).nullable(),
    }),
    z.strictObject({ kind: z.literal('correct') }),
  ]),
})
export type SettingsSave = z.infer<typeof settingsSave>

const versionFields = {
  version: z.number().int(),
  effective_from: instantText.nullable(),
  saved_at: instantText,
  saved_by: z.string().nullable(),
}
const versionOf = <T extends z.ZodType>(document: T) => z.object({ ...versionFields, document })

export const calendarVersion = versionOf(calendarDocument)
export const policyVersion = versionOf(policyDocument)
export const targetVersion = versionOf(targetDocument)

/** One version of a document. */
export interface SettingsVersion<Document> {
  readonly version: number
  readonly effective_from: string | null
  readonly saved_at: string
  readonly saved_by: string | null
  readonly document: Document
}

/** A version that came with events: of a demo, an import, another system. It is changed where it comes from. */
const toldVersionOf = <T extends z.ZodType>(document: T) =>
  z
    .object({
      source: z.string(),
      version: z.number().int(),
      effective_from: instantText,
      document,
    })
    .readonly()
export const toldSettings = z
  .object({
    policies: z
      .array(
        toldVersionOf(
          z.object(CATALOGUE['policy.updated'].shape).omit({ version: true, effective_from: true }),
        ),
      )
      .readonly(),
    calendars: z
      .array(
        toldVersionOf(
          z
            .object(CATALOGUE['calendar.updated'].shape)
            .omit({ version: true, effective_from: true }),
        ),
      )
      .readonly(),
  })
  .readonly()
export type ToldSettings = z.infer<typeof toldSettings>

export interface ToldVersion<Document> {
  readonly source: string
  readonly version: number
  readonly effective_from: string
  readonly document: Document
}
