import { computed, type ComputedRef } from 'vue'
import type { Language, MessageKey } from '../../charts/public.ts'
import { shownLanguage, textOf } from './shown-language.ts'

type Fill = Readonly<Record<string, string | number>>

/** The texts of the page by checked key, and the language they are in. */
export function useText(): {
  readonly t: (key: MessageKey, fill?: Fill) => string
  readonly language: ComputedRef<Language>
} {
  return { t: textOf, language: computed(() => shownLanguage.value) }
}
