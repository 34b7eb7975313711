import { computed, type ComputedRef } from 'vue'
import type { DeskCase } from '../../../domain/contract/public.ts'
import { useMay } from '../../api/use-may.ts'
import { useDesk } from '../live/use-desk.ts'

/** Whether this person may give a case to somebody: their own, nobody's, and a colleague's only who supervises. */
export function useMayMove(row: () => DeskCase): ComputedRef<boolean> {
  const { agentId } = useDesk()
  const canSupervise = useMay('desk:supervise')
  return computed(() => {
    const { agent_id } = row()
    return agent_id === null || agent_id === agentId.value || canSupervise.value
  })
}
