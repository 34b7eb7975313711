import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { DeskSetting } from '../../../domain/contract/public.ts'
import {
  type AdminBodies,
  type AdminKind,
  deleteAdmin,
  orderAdmin,
  readAdmin,
  saveAdmin,
} from '../../api/desk-admin.ts'
import { useOpened } from './use-opened.ts'

/** The settings of one kind, which of them is open, and what is done to it. */
export function useAdminList<Kind extends AdminKind>(kind: Kind) {
  const reads = useQueryClient()
  const queryKey = ['desk', 'admin', kind] as const
  const read = useQuery({ queryKey, queryFn: () => readAdmin(kind) })
  const settings = computed<readonly DeskSetting<AdminBodies[Kind]>[]>(() => read.data.value ?? [])

  async function readAgain(): Promise<void> {
    await reads.invalidateQueries({ queryKey })
    // The workspace reads them under a key of its own.
    await reads.invalidateQueries({ queryKey: ['desk', 'settings', kind] })
  }

  const { saving, opened, open, change } = useOpened(readAgain)

  return {
    read,
    settings,
    saving,
    opened,
    open,
    change,
    /** The one that is open; null while a new one is made. */
    chosen: computed(() => settings.value.find(({ id }) => id === opened.value) ?? null),
    save: (id: string | null, body: AdminBodies[Kind]) => change(() => saveAdmin(kind, id, body)),
    remove: (id: string) => change(() => deleteAdmin(kind, id)),
    async order(ids: readonly string[]): Promise<void> {
      await orderAdmin(kind, ids)
      await readAgain()
    },
  }
}
