import { useQuery, useQueryClient } from '@tanstack/vue-query'
import {
  computed,
  type ComputedRef,
  type InjectionKey,
  inject,
  provide,
  type ShallowRef,
  shallowRef,
} from 'vue'
import type { AnnotationEntry, AnnotationScope } from '../../domain/contract/public.ts'
import { ANNOTATIONS_KEY, readAnnotations } from '../api/annotations.ts'
import type { View } from '../filters/use-view.ts'
import { scopeOfFilters, scopeWithin } from './scope-of-filters.ts'
import { useWriting } from './use-writing.ts'

/** What an annotation is made about, or the one that is changed. The scope is what the page is filtered to, or one's own teams. */
export type AnnotationSubject =
  | { readonly kind: 'entry'; readonly entry: AnnotationEntry }
  | ((
      | { readonly kind: 'bucket'; readonly key: string; readonly grain: string }
      | { readonly kind: 'range'; readonly from: string; readonly to: string }
    ) & { readonly scope: AnnotationScope })

export interface Annotations {
  /** Those of the page's days and filters. */
  readonly entries: ComputedRef<readonly AnnotationEntry[]>
  readonly canAnnotate: ComputedRef<boolean>
  readonly open: Readonly<ShallowRef<AnnotationSubject | null>>
  /** Opens the dialog of the page. */
  readonly annotateRange: () => void
  readonly annotateBucket: (key: string, grain: string) => void
  readonly edit: (entry: AnnotationEntry) => void
  readonly close: () => void
  readonly saved: () => void
}

const ANNOTATIONS: InjectionKey<Annotations> = Symbol('annotations')

/** The annotations of a page, asked for once for all its charts. */
export function provideAnnotations(view: View): Annotations {
  const reads = useQueryClient()
  const open = shallowRef<AnnotationSubject | null>(null)
  const scope = computed(() => scopeOfFilters(view.frame.value?.filters ?? {}))
  const wanted = computed(() => {
    if (view.frame.value === null) return null
    const { from, to, tz } = view.frame.value
    return { from, to, tz, filters: scope.value }
  })
  const { data } = useQuery({
    queryKey: computed(() => [...ANNOTATIONS_KEY, wanted.value] as const),
    queryFn: ({ signal }) => readAnnotations(wanted.value, signal),
    enabled: computed(() => wanted.value !== null),
    staleTime: 60_000,
  })
  const { canAnnotate, ownTeams } = useWriting()
  const newScope = computed(() => scopeWithin(scope.value, ownTeams.value))
  const annotations: Annotations = {
    entries: computed(() => data.value ?? []),
    canAnnotate,
    open,
    annotateRange: () => {
      if (wanted.value === null) return
      const { from, to } = wanted.value
      open.value = { kind: 'range', from, to, scope: newScope.value }
    },
    annotateBucket: (key, grain) => {
      open.value = { kind: 'bucket', key, grain, scope: newScope.value }
    },
    edit: (entry) => {
      open.value = { kind: 'entry', entry }
    },
    close: () => {
      open.value = null
    },
    saved: () => {
      open.value = null
      void reads.invalidateQueries({ queryKey: ANNOTATIONS_KEY })
    },
  }
  provide(ANNOTATIONS, annotations)
  return annotations
}

/** Those of the page around. */
export function useAnnotations(): Annotations {
  const annotations = inject(ANNOTATIONS)
  if (annotations === undefined) {
    throw new Error('useAnnotations needs a page that called provideAnnotations.')
  }
  return annotations
}
