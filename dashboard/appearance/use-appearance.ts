import { useQuery } from '@tanstack/vue-query'
import { computed, type ComputedRef, watch } from 'vue'
import { logoPath, readAppearance } from '../api/appearance.ts'
import { useText } from '../language/use-text.ts'
import { useTheme } from '../theme/use-theme.ts'

const appearanceRead = {
  queryKey: ['appearance'],
  queryFn: readAppearance,
  staleTime: 300_000,
} as const

/** What the installation is called and its logo; its colour holds from now on. Until it is known, the product's own. */
export function useAppearance(): {
  readonly name: ComputedRef<string>
  /** Null: the product's own mark. */
  readonly logo: ComputedRef<string | null>
} {
  const { t } = useText()
  const { accent } = useTheme()
  const { data } = useQuery(appearanceRead)
  watch(
    () => data.value?.accent,
    (chosen) => {
      if (chosen !== undefined) accent.value = chosen
    },
    { immediate: true },
  )
  return {
    name: computed(() => data.value?.name ?? t('app.name')),
    logo: computed(() => (data.value?.logo == null ? null : logoPath(data.value.logo))),
  }
}
