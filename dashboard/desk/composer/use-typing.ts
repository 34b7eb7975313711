import { onScopeDispose, watch } from 'vue'
import { useDesk } from '../live/use-desk.ts'

/** Said again this often while somebody types; the other side believes it for a little longer. */
const SAY_EVERY_MS = 3_000
const STOPPED_MS = 4_000

/** Tells the others that one is writing in a case: not on every key, and not after one stopped. */
export function useTyping(caseId: () => string) {
  const desk = useDesk()
  let saidAt = -Infinity
  let timer: number | null = null

  function stop(of: string): void {
    if (timer === null) return
    window.clearTimeout(timer)
    timer = null
    saidAt = -Infinity
    desk.send({ type: 'typing', case_id: of, is_typing: false })
  }

  watch(caseId, (_, before) => {
    stop(before)
  })
  onScopeDispose(() => {
    stop(caseId())
  })
  return {
    typed: (): void => {
      const at = performance.now()
      if (at - saidAt > SAY_EVERY_MS) {
        saidAt = at
        desk.send({ type: 'typing', case_id: caseId(), is_typing: true })
      }
      if (timer !== null) window.clearTimeout(timer)
      timer = window.setTimeout(() => {
        stop(caseId())
      }, STOPPED_MS)
    },
    stopped: (): void => {
      stop(caseId())
    },
  }
}
