import { ANNOTATION_DIMENSIONS, type AnnotationScope } from '../../domain/contract/public.ts'

/** What the filters of a page say of what an annotation can be about. */
export function scopeOfFilters(
  filters: Readonly<Record<string, readonly (string | number | null)[]>>,
): AnnotationScope {
  const named = ANNOTATION_DIMENSIONS.flatMap((dimension) => {
    const values = (filters[dimension] ?? []).filter((value) => typeof value === 'string')
    return values.length === 0 ? [] : [[dimension, values] as const]
  })
  return Object.fromEntries(named)
}

/** The same for somebody who may write about their own teams alone: what names no team is about those. */
export function scopeWithin(
  scope: AnnotationScope,
  ownTeams: readonly string[] | null,
): AnnotationScope {
  return ownTeams === null || ownTeams.length === 0 || scope.team !== undefined
    ? scope
    : { ...scope, team: [...ownTeams] }
}
