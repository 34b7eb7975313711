import { provide, ref, shallowRef } from 'vue'
import { ApiFailure } from '../../api/fetch-json.ts'
import { useWhy } from '../../language/use-why.ts'
import { REFUSED } from '../form/use-problems.ts'

/** Something that is being saved, and why it was refused. */
export function useSaving() {
  const why = useWhy()
  const isBusy = ref(false)
  const refusal = ref('')
  const refused = shallowRef<ApiFailure | null>(null)
  provide(REFUSED, refused)

  return {
    isBusy,
    refusal,
    refused,
    forget(): void {
      refusal.value = ''
      refused.value = null
    },
    /** A refusal is shown; what should not happen is thrown on. */
    async run(work: () => Promise<void>): Promise<void> {
      if (isBusy.value) return
      isBusy.value = true
      refusal.value = ''
      refused.value = null
      try {
        await work()
      } catch (cause) {
        if (!(cause instanceof ApiFailure)) throw cause
        refused.value = cause
        refusal.value = why(cause)
      } finally {
        isBusy.value = false
      }
    },
  }
}
