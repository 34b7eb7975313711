/** Apart from the schemas, so that a page may use them without these. */

/** What may have happened. */
export const ANNOTATION_KINDS = ['incident', 'release', 'promotion', 'other'] as const
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number]

/** By what an annotation may be narrowed: dimensions that filters name too. */
export const ANNOTATION_DIMENSIONS = ['team', 'channel', 'category'] as const
