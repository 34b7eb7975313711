import { useQuery, useQueryClient } from '@tanstack/vue-query'
import type {
  CalendarDocument,
  PolicyDocument,
  SettingsSave,
} from '../../../domain/contract/public.ts'
import { putVersion } from '../../api/desk-admin.ts'
import { useOpened } from '../list/use-opened.ts'

/** Documents with versions of one kind, which of them is open, and saving the next version. */
export function useVersions<Read>(kind: 'policies' | 'calendars', queryFn: () => Promise<Read>) {
  const reads = useQueryClient()
  const queryKey = [kind] as const
  const read = useQuery({ queryKey, queryFn })
  const { saving, opened, open, change } = useOpened(() => reads.invalidateQueries({ queryKey }))

  return {
    read,
    saving,
    opened,
    open,
    save: (document: PolicyDocument | CalendarDocument, save: SettingsSave) =>
      change(() => putVersion(kind, document, save)),
  }
}
