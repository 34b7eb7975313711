import { useEventListener, useMediaQuery } from '@vueuse/core'
import { computed, type Ref, shallowRef } from 'vue'

const isOnPaper = useMediaQuery('print')
/** Told before the browser counts the pages: what grew only when the medium changes would stand on no page. */
const isAboutTo = shallowRef(false)
useEventListener('beforeprint', () => {
  isAboutTo.value = true
})
useEventListener('afterprint', () => {
  isAboutTo.value = false
})
const isPrinting = computed(() => isOnPaper.value || isAboutTo.value)

/** Whether the page is being put on paper: then it is light, and its tables are whole. */
export function usePrinting(): Readonly<Ref<boolean>> {
  return isPrinting
}
