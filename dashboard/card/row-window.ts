import { useElementSize, useScroll } from '@vueuse/core'
import { computed, type ComputedRef, type Ref } from 'vue'

export interface RowWindow {
  /** The first row that is drawn, and the first that is not any more. */
  readonly start: number
  readonly end: number
  /** Pixels of the rows above and below. */
  readonly above: number
  readonly below: number
}

/** Rows drawn beyond the edge, so that scrolling by a page never shows a gap. */
const MARGIN = 12

/**
 * Which of many equally high rows stand in the scrolled box: only those are drawn, however many there are.
 * @param rowHeight pixels
 */
export function useRowWindow(
  box: Readonly<Ref<HTMLElement | null>>,
  count: () => number,
  rowHeight: number,
): ComputedRef<RowWindow> {
  const { y } = useScroll(box)
  const { height } = useElementSize(box)
  return computed(() =>
    rowWindow({ top: y.value, height: height.value, count: count(), rowHeight }),
  )
}

/** @param view scroll position and height of the box, pixels */
export function rowWindow(view: {
  readonly top: number
  readonly height: number
  readonly count: number
  readonly rowHeight: number
}): RowWindow {
  const { top, height, count, rowHeight } = view
  const first = Math.floor(top / rowHeight) - MARGIN
  const last = Math.ceil((top + height) / rowHeight) + MARGIN
  const end = Math.max(0, Math.min(count, last))
  const start = Math.max(0, Math.min(first, end))
  return { start, end, above: start * rowHeight, below: (count - end) * rowHeight }
}
