import { useMediaQuery } from '@vueuse/core'
import type { Ref } from 'vue'

const isPrinting = useMediaQuery('print')

/** Whether the page is being put on paper: then it is light, and its tables are whole. */
export function usePrinting(): Readonly<Ref<boolean>> {
  return isPrinting
}
