import { ref, shallowRef } from 'vue'
import { useWhy } from '../language/use-why.ts'
import { ApiFailure } from './fetch-json.ts'

/** One thing at a time that may be refused: whether it runs, and why it did not work. */
export function useDoing() {
  const why = useWhy()
  const isBusy = ref(false)
  const refusal = ref('')
  const refused = shallowRef<ApiFailure | null>(null)

  /** @returns whether it worked */
  async function run(work: () => Promise<unknown>): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    refusal.value = ''
    refused.value = null
    try {
      await work()
      return true
    } catch (cause) {
      if (!(cause instanceof ApiFailure)) throw cause
      refused.value = cause
      refusal.value = why(cause)
      return false
    } finally {
      isBusy.value = false
    }
  }
  return { isBusy, refusal, refused, run }
}
