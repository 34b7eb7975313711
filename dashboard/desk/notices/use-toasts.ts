import { createSharedComposable } from '@vueuse/core'
import { shallowRef } from 'vue'
import { useText } from '../../language/use-text.ts'

export interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'good' | 'bad' | 'news'
  /** What pressing it does; it goes with that. */
  readonly press: { readonly text: string; readonly run: () => void } | null
}

const SHOWN_MS = 6_000
/** News are for somebody who may look elsewhere for a moment. */
const NEWS_SHOWN_MS = 20_000

/** Short words about what was done, at the edge of the page. */
export const useToasts = createSharedComposable(() => {
  const { t } = useText()
  const toasts = shallowRef<readonly Toast[]>([])
  let last = 0

  function dismiss(id: number): void {
    toasts.value = toasts.value.filter((toast) => toast.id !== id)
  }

  function show(text: string, tone: Toast['tone'] = 'good', press: Toast['press'] = null): void {
    last += 1
    const id = last
    toasts.value = [...toasts.value.slice(-3), { id, text, tone, press }]
    setTimeout(
      () => {
        dismiss(id)
      },
      tone === 'news' ? NEWS_SHOWN_MS : SHOWN_MS,
    )
  }

  return {
    toasts,
    dismiss,
    show,
    /** Runs what may be refused; the refusal is shown in the server's words. False when it was. */
    tell: async (run: () => Promise<unknown>): Promise<boolean> => {
      try {
        await run()
        return true
      } catch (failure) {
        const why = failure instanceof Error ? failure.message : String(failure)
        show(t('desk.act.failed', { why }), 'bad')
        return false
      }
    },
  }
})
