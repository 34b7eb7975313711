import { readonly, type ShallowRef, shallowRef, triggerRef } from 'vue'
import {
  fillWords,
  type Language,
  loadLaterMessages,
  loadMessages,
  type MessageKey,
  MESSAGES,
} from '../../charts/public.ts'

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

const shown = shallowRef<Language>('en')
/** Of several choices at once the last one holds, whichever texts arrive first. */
let wanted: Language = 'en'

/** The language the page is in; its texts are here. */
export const shownLanguage: Readonly<ShallowRef<Language>> = readonly(shown)

/** The page in the language of this browser, before anything is shown. */
export async function startLanguage(): Promise<void> {
  const language = initialLanguage()
  wanted = language
  await loadMessages(language)
  show(language)
  // What fails here is asked for again by the page that needs it.
  void allTexts().catch(() => undefined)
}

/** Once the texts of every page are here: those of setting the desk up come behind the others. */
export async function allTexts(): Promise<void> {
  await loadLaterMessages(wanted)
  triggerRef(shown)
}

/** Changes the language of the page and its `lang`, once its texts are here; `remember` keeps it in this browser. */
export async function setLanguage(
  language: Language,
  options: { readonly remember: boolean },
): Promise<void> {
  wanted = language
  if (options.remember) localStorage.setItem(STORED, language)
  await loadLaterMessages(language)
  show(language)
}

function show(language: Language): void {
  if (wanted !== language) return
  shown.value = language
  document.documentElement.lang = language
}

/** A text in the language the page is in; `{name}` is filled in. One that is still on its way is empty. */
export function textOf(
  key: MessageKey,
  fill: Readonly<Record<string, string | number>> = {},
): string {
  const messages = MESSAGES[shown.value]
  return fillWords(Object.hasOwn(messages, key) ? messages[key] : '', fill)
}
