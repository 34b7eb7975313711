import { createI18n } from 'vue-i18n'
import { type Language, MESSAGES } from '../../charts/public.ts'

const STORED = 'deskmetry.language'

/** What the person chose in this browser, else what the browser prefers. */
function initialLanguage(): Language {
  const stored = localStorage.getItem(STORED)
  if (stored === 'en' || stored === 'zh-CN') return stored
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

/** Takes the language of the account, unless the person chose one in this browser. */
export function adoptLanguage(language: Language): void {
  if (localStorage.getItem(STORED) === null) setLanguage(language, { remember: false })
}
