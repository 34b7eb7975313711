import { ref } from 'vue'
import { useSaving } from './use-saving.ts'

/**
 * Which setting of a list is open in its form, and what is done to it there.
 * @param readAgain brings the list up to date after a change
 */
export function useOpened(readAgain: () => Promise<void>) {
  const saving = useSaving()
  /** Undefined: none; null: a new one. */
  const opened = ref<string | null>()

  function open(id: string | null | undefined): void {
    saving.forget()
    opened.value = id
  }

  return {
    saving,
    opened,
    open,
    /** Does it, reads the list again and closes the form; when it is refused the form stays and says why. */
    change: (work: () => Promise<void>): Promise<void> =>
      saving.run(async () => {
        await work()
        await readAgain()
        open(undefined)
      }),
  }
}
