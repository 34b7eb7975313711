import { createI18n } from 'vue-i18n'
import { type Language, MESSAGES } from '../../charts/public.ts'

const STORED = 'deskmetry.language'

/** What was chosen in this browser, null while nobody did. */
export function rememberedLanguage(): Language | null {
  const stored = localStorage.getItem(STORED)
  return stored === 'en' || stored === 'zh-CN' ? stored : null
}

/** What the person chose in this browser, else what the browser prefers. */
function initialLanguage(): Language {
  const remembered = rememberedLanguage()
  if (remembered !== null) return remembered
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

export const i18n = createI18n({
  legacy: false,
  locale: initialLanguage(),
  fallbackLocale: 'en',
  flatJson: true,
  messages: { en: { ...MESSAGES.en }, 'zh-CN': { ...MESSAGES['zh-CN'] } },
})

/** Changes the language of the page and its `lang`; `remember` keeps it in this browser. */
export function setLanguage(language: Language, options: { readonly remember: boolean }): void {
  i18n.global.locale.value = language
  document.documentElement.lang = language
  if (options.remember) localStorage.setItem(STORED, language)
}
