import { onMounted, type Ref } from 'vue'

/**
 * The browser's own dialog, open from the first moment: it keeps the focus inside, closes on Escape and gives the
 * focus back to what opened it. A press beside it closes it too.
 */
export function useModal(dialog: Readonly<Ref<HTMLDialogElement | null>>) {
  onMounted(() => {
    dialog.value?.showModal()
  })
  const close = (): void => {
    dialog.value?.close()
  }
  return {
    close,
    closeBeside: ({ target }: MouseEvent): void => {
      if (target === dialog.value) close()
    },
  }
}
