import type { AnnotationScope } from './annotation.ts'
import { ANNOTATION_DIMENSIONS } from './annotation-kind.ts'
import type { Viewer } from './viewer.ts'

type Chosen = Readonly<Record<string, readonly (string | null)[] | undefined>>

/**
 * Whether an annotation is about some of what filters leave: in each dimension both name they share a value. Where
 * either says nothing, it means everything.
 */
export function isAboutSomeOf(scope: AnnotationScope, filters: Chosen): boolean {
  return ANNOTATION_DIMENSIONS.every((dimension) => {
    const own = scope[dimension]
    const chosen = filters[dimension] ?? []
    return own === undefined || chosen.length === 0 || own.some((value) => chosen.includes(value))
  })
}

/** Whether somebody who sees so much may read it: what is about other teams alone is theirs. */
export function isShownTo(scope: AnnotationScope, viewer: Viewer): boolean {
  return viewer.kind === 'all' || isAboutSomeOf(scope, { team: ['', ...viewer.team_ids] })
}
