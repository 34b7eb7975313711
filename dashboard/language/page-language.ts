import type { Language } from '../../domain/contract/public.ts'

/** The language the page is in, for what is asked of the server; English where there is no page. */
export function pageLanguage(): Language {
  if (typeof document === 'undefined') return 'en'
  return document.documentElement.lang === 'zh-CN' ? 'zh-CN' : 'en'
}
