import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, ref } from 'vue'
import type { DeskSetting } from '../../../domain/contract/public.ts'
import {
  type AdminBodies,
  type AdminKind,
  deleteAdmin,
  orderAdmin,
  readAdmin,
  saveAdmin,
} from '../../api/desk-admin.ts'
import { useSaving } from './use-saving.ts'

/** The settings of one kind, which of them is open, and what is done to it. */
export function useAdminList<Kind extends AdminKind>(kind: Kind) {
  const reads = useQueryClient()
  const queryKey = ['desk', 'admin', kind] as const
  const read = useQuery({ queryKey, queryFn: () => readAdmin(kind) })
  const saving = useSaving()
  /** Undefined: none; null: a new one. */
  const opened = ref<string | null>()
  const settings = computed<readonly DeskSetting<AdminBodies[Kind]>[]>(() => read.data.value ?? [])

  async function readAgain(): Promise<void> {
    await reads.invalidateQueries({ queryKey })
    // The workspace reads them under a key of its own.
    await reads.invalidateQueries({ queryKey: ['desk', 'settings', kind] })
  }

  function open(id: string | null | undefined): void {
    saving.forget()
    opened.value = id
  }

  return {
    read,
    settings,
    saving,
    opened,
    open,
    save: (id: string | null, body: AdminBodies[Kind]) =>
      saving.run(async () => {
        await saveAdmin(kind, id, body)
        await readAgain()
        open(undefined)
      }),
    remove: (id: string) =>
      saving.run(async () => {
        await deleteAdmin(kind, id)
        await readAgain()
        open(undefined)
      }),
    async order(ids: readonly string[]): Promise<void> {
      await orderAdmin(kind, ids)
      await readAgain()
    },
  }
}
