import { useQueryClient } from '@tanstack/vue-query'
import type { CaseAction } from '../../../domain/contract/public.ts'
import { useDesk } from '../live/use-desk.ts'
import { useToasts } from '../notices/use-toasts.ts'

/** Does something to one case, says so when it is refused, and lets what stands beside it be read anew. */
export function useCaseActions(caseId: () => string) {
  const desk = useDesk()
  const { tell } = useToasts()
  const reads = useQueryClient()
  return {
    /** False when it was refused. */
    act: async (action: CaseAction): Promise<boolean> => {
      const id = caseId()
      const isDone = await tell(() => desk.act(id, action))
      if (isDone) await reads.invalidateQueries({ queryKey: ['desk', 'case', id] })
      return isDone
    },
  }
}
