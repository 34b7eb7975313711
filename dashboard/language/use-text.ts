import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Language, MessageKey } from '../../charts/public.ts'

type Fill = Readonly<Record<string, string | number>>

/** The texts of the page by checked key, and the language they are in. */
export function useText(): {
  readonly t: (key: MessageKey, fill?: Fill) => string
  readonly language: ComputedRef<Language>
} {
  const { t, locale } = useI18n()
  return {
    t: (key, fill = {}) => t(key, { ...fill }),
    language: computed(() => (locale.value === 'zh-CN' ? 'zh-CN' : 'en')),
  }
}
