import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, ref, watch } from 'vue'
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
  /** What was saved last, as text; null: nothing yet. */
  const saved = ref<string | null>(null)

  watch(
    data,
    (settings) => {
      if (settings === undefined) return
      draft.value = copyOf(settings)
      // The server may write it otherwise than it was sent.
      if (saved.value !== null) saved.value = JSON.stringify(settings)
    },
    { immediate: true },
  )

  return {
    draft,
    error,
    refetch,
    isSaved: computed(() => saved.value === JSON.stringify(draft.value)),
    isBusy: saving.isBusy,
    save: (): Promise<void> =>
      saving.run(async () => {
        if (draft.value === null) return
        const text = JSON.stringify(draft.value)
        await options.save(draft.value as Settings)
        saved.value = text
        await reads.invalidateQueries({ queryKey })
      }),
  }
}
