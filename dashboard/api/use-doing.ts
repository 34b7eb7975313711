import { ref, shallowRef } from 'vue'
import { useText } from '../language/use-text.ts'
import { ApiFailure } from './fetch-json.ts'

/** One thing at a time that may be refused: whether it runs, and why it did not work. */
export function useDoing() {
  const { t } = useText()
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
      refusal.value = cause.code === 'OFFLINE' ? t('state.offline') : cause.message
      return false
    } finally {
      isBusy.value = false
    }
  }
  return { isBusy, refusal, refused, run }
}
