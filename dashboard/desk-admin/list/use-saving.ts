import { ref } from 'vue'
import { ApiFailure } from '../../api/fetch-json.ts'
import { useText } from '../../language/use-text.ts'

/** Something that is being saved, and why it was refused. */
export function useSaving() {
  const { t } = useText()
  const isBusy = ref(false)
  const refusal = ref('')

  return {
    isBusy,
    refusal,
    forget(): void {
      refusal.value = ''
    },
    /** A refusal is shown; what should not happen is thrown on. */
    async run(work: () => Promise<void>): Promise<void> {
      if (isBusy.value) return
      isBusy.value = true
      refusal.value = ''
      try {
        await work()
      } catch (cause) {
        if (!(cause instanceof ApiFailure)) throw cause
        refusal.value = cause.code === 'OFFLINE' ? t('state.offline') : cause.message
      } finally {
        isBusy.value = false
      }
    },
  }
}
