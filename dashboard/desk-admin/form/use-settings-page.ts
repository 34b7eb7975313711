import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { ref, watch } from 'vue'
import { useSaving } from '../list/use-saving.ts'
import { copyOf } from './copy-of.ts'

/** Settings that are one document: read, written on as a draft, saved as a whole. */
export function useSettingsPage<Settings>(options: {
  readonly queryKey: readonly string[]
  readonly read: () => Promise<Settings>
  readonly save: (settings: Settings) => Promise<void>
}) {
  const { queryKey } = options
  const reads = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: options.read,
    // What is being written is not read over.
    refetchOnWindowFocus: false,
  })
  const saving = useSaving()
  const draft = ref<Settings | null>(null)
  const isSaved = ref(false)

  watch(
    data,
    (settings) => {
      if (settings !== undefined) draft.value = copyOf(settings)
    },
    { immediate: true },
  )
  watch(draft, () => (isSaved.value = false), { deep: true })

  return {
    draft,
    error,
    refetch,
    isSaved,
    isBusy: saving.isBusy,
    save: (): Promise<void> =>
      saving.run(async () => {
        if (draft.value === null) return
        await options.save(draft.value as Settings)
        await reads.invalidateQueries({ queryKey })
        isSaved.value = true
      }),
  }
}
