import { z } from 'zod'
import { ANNOTATION_KINDS } from './annotation-kind.ts'
import { instantText, line, sourcedId, zone } from './field.ts'

/** Notes on the time line: what happened, or was planned, when the numbers moved. */
const annotationKind = z.enum(ANNOTATION_KINDS)

const values = z.array(line(200)).min(1).max(50)
/** What it is about. Of a dimension that is left out, all of it. */
export const annotationScope = z.strictObject({
  team: z.array(sourcedId).min(1).max(50).optional(),
  channel: values.optional(),
  category: values.optional(),
})
export type AnnotationScope = z.infer<typeof annotationScope>

const instant = z.iso.datetime({ offset: true })
const written = z.strictObject({
  kind: annotationKind,
  label: line(120),
  starts_at: instant,
  /** Null: a moment. */
  ends_at: instant.nullable().default(null),
  scope: annotationScope.default({}),
})
const endsAfterItBegins = ({ starts_at, ends_at }: z.infer<typeof written>) =>
  ends_at === null || Date.parse(ends_at) >= Date.parse(starts_at)
const END_FIRST = { message: 'lies before the beginning', path: ['ends_at'] }

export const annotationInput = written.refine(endsAfterItBegins, END_FIRST)
export type AnnotationInput = z.infer<typeof annotationInput>

/** The whole annotation as it shall be. */
export const annotationSave = written
  .extend({
    /** The version that was changed: refused when somebody else saved in between. */
    version: z.number().int().min(1),
  })
  .refine(endsAfterItBegins, END_FIRST)
export type AnnotationSave = z.infer<typeof annotationSave>

/** Who made it: a person, an alert, or another system that sent it as an event. */
export const annotationAuthor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), user_id: z.string(), name: z.string() }),
  z.object({ kind: z.literal('alert'), name: z.string() }),
  z.object({ kind: z.literal('source'), source: z.string() }),
])
export type AnnotationAuthor = z.infer<typeof annotationAuthor>

export const annotation = z
  .object({
    id: z.string(),
    kind: annotationKind,
    label: z.string(),
    starts_at: instantText,
    ends_at: instantText.nullable(),
    scope: annotationScope,
    author: annotationAuthor,
    created_at: instantText,
    updated_at: instantText,
    version: z.number().int(),
    /** Whether who asks may change and delete it. What came as an event is changed where it comes from. */
    may_edit: z.boolean(),
  })
  .readonly()
export type AnnotationEntry = z.infer<typeof annotation>

/** One or several: an address repeats the name. */
const wanted = z.union([line(200), z.array(line(200)).max(200)]).optional()

/** Which: those that touch the days and are about what the filters leave. Without days, all there are. */
export const annotationsRequest = z.strictObject({
  from: z.iso.date().optional(),
  /** To its end. */
  to: z.iso.date().optional(),
  /** In whose days; the account's if it is not said. */
  tz: zone.optional(),
  team: wanted,
  channel: wanted,
  category: wanted,
})
export type AnnotationsRequest = z.infer<typeof annotationsRequest>
