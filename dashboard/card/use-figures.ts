import { computed } from 'vue'
import type { Card } from '../../domain/contract/public.ts'
import { useMetrics } from '../api/read-options.ts'
import { useRows } from '../api/use-rows.ts'
import type { View } from '../filters/use-view.ts'
import { onClock } from './card-request.ts'

/** Says whether there is anything at all, whatever a page shows. */
const ANY_CASES = 'cases_opened_count'

/** What a card says of its figures beside the page; a filter of it may be one that not every metric has. */
export type OwnTerms = Pick<Card, 'filters' | 'credit' | 'params'>

/**
 * Large figures over the whole range, with the compare period: one row. Asked for twice, it is read once: a page's
 * figures by the row that shows them and by the page, which learns from it whether there is anything.
 * @param own of a card; null: the figures are the page's
 */
export function useFigures(
  { frame, compare, clock }: Pick<View, 'frame' | 'compare' | 'clock'>,
  metrics: () => readonly string[],
  own: () => OwnTerms | null = () => null,
) {
  const { data: catalogue } = useMetrics()
  const ids = computed(() => new Set((catalogue.value ?? []).map(({ id }) => id)))
  const shown = computed(() => metrics().map((id) => onClock(id, clock.value, ids.value)))
  const request = computed(() => {
    if (frame.value === null) return null
    const terms = own()
    return {
      ...frame.value,
      ...termsOf(terms),
      metrics: [...new Set([...shown.value, ...(terms === null ? [ANY_CASES] : [])])],
      ...(compare.value === null ? {} : { compare: compare.value }),
    }
  })
  return { ...useRows(() => request.value), shown }
}

/** What of a card's terms a question names beside its frame; the filters are in the frame. */
export function termsOf(own: OwnTerms | null): Pick<Card, 'credit' | 'params'> {
  return {
    ...(own?.credit === undefined ? {} : { credit: own.credit }),
    ...(own?.params === undefined ? {} : { params: own.params }),
  }
}
