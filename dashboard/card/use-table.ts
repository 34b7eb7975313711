import { computed, ref } from 'vue'
import { bucketTitle, type Grain, intervalScale, valueName } from '../../charts/public.ts'
import type { QueryAnswer, QueryRow } from '../../domain/contract/public.ts'
import { cellOf, keyOf } from '../api/cell.ts'
import { useView } from '../filters/use-view.ts'
import { useText } from '../language/use-text.ts'
import { isThin } from './least-n.ts'
import { dimensionColumns, grainColumn, metricColumns } from './picture.ts'
import { orderRows, type RowOrder } from './row-order.ts'

/**
 * An answer as a table: its columns, its rows in the chosen order, the column whose interval is drawn and its ruler.
 * @param barMetric whose interval is drawn until another column is sorted by
 */
export function useTable(answer: () => QueryAnswer, barMetric: () => string | null) {
  const { language } = useText()
  const { today } = useView()
  const chosen = ref<RowOrder | null>(null)

  const grain = computed(() => grainColumn(answer()) as Grain | null)
  const dimensions = computed(() => dimensionColumns(answer()))
  const metrics = computed(() => metricColumns(answer()))
  const order = computed((): RowOrder | null => {
    if (chosen.value !== null) return chosen.value
    const by = metrics.value[0]?.id
    return grain.value !== null || by === undefined ? null : { by, direction: 'desc' }
  })
  /** Nobody and nothing are no competitors: they stand last. */
  const rows = computed(() => {
    const [first] = dimensions.value
    const { rows: all } = answer()
    if (order.value === null) return all
    const isNone = (row: QueryRow) => first !== undefined && keyOf(row, first) === null
    const ordered = orderRows(all, order.value)
    return [...ordered.filter((row) => !isNone(row)), ...ordered.filter(isNone)]
  })
  const ranked = computed(() => {
    const withInterval = metrics.value.filter(({ unit }) => unit !== 'count')
    return (
      withInterval.find(({ id }) => id === chosen.value?.by) ??
      withInterval.find(({ id }) => id === barMetric()) ??
      withInterval.at(-1)
    )
  })
  /** It holds those who are ranked; one rating of a newcomer must not squeeze everybody. */
  const ruler = computed(() => {
    const { id, unit } = ranked.value ?? { id: '', unit: 'count' }
    const estimates = rows.value.map((row) => cellOf(row, id)).filter((cell) => !isThin(id, cell))
    return intervalScale(estimates, { min: 0, max: unit === 'ratio' ? 1 : Infinity })
  })

  function sortBy(id: string): void {
    const isDown = order.value?.by === id && order.value.direction === 'desc'
    chosen.value = { by: id, direction: isDown ? 'asc' : 'desc' }
  }

  /** The bucket and the dimension values of a row in words. */
  function keyTexts(row: QueryRow): readonly string[] {
    const by = grain.value
    const names = { language: language.value, names: answer().names }
    return [
      ...(by === null ? [] : [bucketTitle(keyOf(row, by) ?? '', by, language.value, today.value)]),
      ...dimensions.value.map((dimension) => valueName(dimension, keyOf(row, dimension), names)),
    ]
  }

  return { grain, dimensions, metrics, order, rows, ranked, ruler, sortBy, keyTexts }
}
