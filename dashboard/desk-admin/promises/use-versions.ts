import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import type {
  CalendarDocument,
  PolicyDocument,
  SettingsSave,
} from '../../../domain/contract/public.ts'
import { putVersion } from '../../api/desk-admin.ts'
import { useSaving } from '../list/use-saving.ts'

/** Documents with versions of one kind, which of them is open, and saving the next version. */
export function useVersions<Read>(kind: 'policies' | 'calendars', queryFn: () => Promise<Read>) {
  const reads = useQueryClient()
  const queryKey = [kind] as const
  const read = useQuery({ queryKey, queryFn })
  const saving = useSaving()
  /** Undefined: none; null: a new one. */
  const opened = ref<string | null>()

  function open(id: string | null | undefined): void {
    saving.forget()
    opened.value = id
  }

  return {
    read,
    saving,
    opened,
    open,
    save: (document: PolicyDocument | CalendarDocument, save: SettingsSave) =>
      saving.run(async () => {
        await putVersion(kind, document, save)
        await reads.invalidateQueries({ queryKey })
        open(undefined)
      }),
  }
}
