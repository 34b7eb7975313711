import { computed, ref, type Ref } from 'vue'
import { usePrinting } from '../print/use-printing.ts'
import { useRowWindow } from './row-window.ts'

/** Of every row of a table of figures, pixels. */
const ROW_HEIGHT = 34
/** More rows than this scroll in a box of their own. */
const MOST_WHOLE = 40

/**
 * Which rows of a table are drawn: the first few until one asks for all; of very many only those in sight; on paper
 * every one.
 * @param box the scrolled element
 * @param shownAtFirst how many rows, before one asks for more
 */
export function useShownRows<Row>(
  box: Readonly<Ref<HTMLElement | null>>,
  rows: () => readonly Row[],
  shownAtFirst: number,
) {
  const isOpened = ref(false)
  const isPrinting = usePrinting()
  const seen = useRowWindow(box, () => rows().length, ROW_HEIGHT)
  const isWhole = computed(() => isOpened.value || isPrinting.value)
  const isLong = computed(() => isWhole.value && !isPrinting.value && rows().length > MOST_WHOLE)
  return {
    isWhole,
    isLong,
    /** Pixels of the rows above and below those drawn, while the table is long. */
    seen,
    hasMore: computed(() => rows().length > shownAtFirst),
    toggle: () => {
      isOpened.value = !isOpened.value
    },
    drawn: computed(() => {
      const most = isWhole.value ? rows().length : shownAtFirst
      const { start, end } = isLong.value ? seen.value : { start: 0, end: most }
      return rows()
        .slice(start, end)
        .map((row, index) => ({ row, at: start + index }))
    }),
  }
}
