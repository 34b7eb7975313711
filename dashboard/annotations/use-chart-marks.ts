import { computed, type ComputedRef, shallowRef, watch } from 'vue'
import type { Grain } from '../../charts/public.ts'
import type { AnnotationEntry } from '../../domain/contract/public.ts'
import { useNow } from '../browser-clock.ts'
import { useView } from '../filters/use-view.ts'
import { useText } from '../language/use-text.ts'
import type { PlacedMark } from './place-marks.ts'
import { scopeOfFilters } from './scope-of-filters.ts'
import { useAnnotations } from './use-annotations.ts'

/** Room that a sign takes, for a pointer and for a finger, and about what the axis takes of the width; CSS pixels. */
const SIGN_WIDTH = 26
const TOUCHED_WIDTH = 38
const PHONE_WIDTH = 420
const AXIS_WIDTH = 50

/** A chart over time, as far as its marks depend on it. */
interface MarkedChart {
  readonly buckets: readonly string[]
  readonly grain: Grain
  /** CSS pixels. */
  readonly width: number
  /** What the card itself leaves, beside the page. */
  readonly filters: Parameters<typeof scopeOfFilters>[0]
}

/** The page's annotations as marks of one chart. What places and says them is loaded when there are any. */
export function useChartMarks(chart: () => MarkedChart): {
  readonly marks: ComputedRef<readonly PlacedMark[]>
  readonly tz: ComputedRef<string>
  /** What happened in a column; empty: nothing. */
  readonly happenedIn: (column: number) => string
  /** What the signs stand for, a line each. */
  readonly notes: () => readonly string[]
} {
  const { t, language } = useText()
  const { tz: viewTz } = useView()
  const { entries } = useAnnotations()
  const now = useNow()
  const tools = shallowRef<Tools | null>(null)
  const tz = computed(() => viewTz.value ?? 'UTC')

  watch(
    () => entries.value.length > 0,
    async (hasAny) => {
      if (hasAny) tools.value ??= await loadTools()
    },
    { immediate: true },
  )

  /** A number that changes rarely while the width does: the chart is drawn anew only then. */
  const leastApart = computed(() => {
    const { buckets, width } = chart()
    const columnWidth = Math.max(1, width - AXIS_WIDTH) / Math.max(1, buckets.length)
    return Math.ceil((width > PHONE_WIDTH ? SIGN_WIDTH : TOUCHED_WIDTH) / columnWidth)
  })
  const marks = computed(() => {
    if (tools.value === null) return []
    const { buckets, grain, filters } = chart()
    return tools.value.placeMarks(entries.value, {
      buckets,
      grain,
      tz: tz.value,
      leastApart: leastApart.value,
      about: scopeOfFilters(filters),
    })
  })
  const lineOf = (entry: AnnotationEntry): string =>
    tools.value?.annotationLine(
      entry,
      { tz: tz.value, language: language.value, now: now.value },
      t,
    ) ?? ''

  return {
    marks,
    tz,
    happenedIn: (column) =>
      marks.value
        .flatMap(({ spans, entries: all }) =>
          all.filter((_, place) => {
            const span = spans[place]
            return span !== undefined && span.from <= column && column <= span.to
          }),
        )
        .map(lineOf)
        .join(' · '),
    notes: () =>
      marks.value.flatMap(({ sign, entries: all }) =>
        all.map((entry) => `${sign}  ${lineOf(entry)}`),
      ),
  }
}

type Tools = Awaited<ReturnType<typeof loadTools>>

async function loadTools() {
  const [placing, words] = await Promise.all([
    import('./place-marks.ts'),
    import('./annotation-words.ts'),
  ])
  return { ...placing, ...words }
}
