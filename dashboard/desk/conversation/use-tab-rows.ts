import { useQueryClient } from '@tanstack/vue-query'
import { watch } from 'vue'
import { readDetail } from '../../api/desk.ts'
import { useDesk } from '../live/use-desk.ts'
import type { Workspace } from '../workspace/use-workspace.ts'

/** Reads once what a tab stands for, where nothing told of it yet: tabs outlive the page, their cases do not. */
export function useTabRows({ tabs, caseId }: Pick<Workspace, 'tabs' | 'caseId'>): void {
  const desk = useDesk()
  const reads = useQueryClient()
  const asked = new Set<string>()

  watch(
    tabs,
    (open) => {
      for (const id of open) {
        // The one at hand is read by its own pane.
        if (asked.has(id) || id === caseId.value || desk.cases.has(id)) continue
        asked.add(id)
        const read = { queryKey: ['desk', 'case', id], queryFn: () => readDetail(id) }
        // One that cannot be read says so when it is opened.
        void reads.query(read).then(
          (detail) => {
            desk.keep(detail.case)
          },
          () => undefined,
        )
      }
    },
    { immediate: true },
  )
}
