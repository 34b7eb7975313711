import { soundColor } from './brand-color.ts'
import { languageOf, type WidgetLanguage } from './words/words.ts'

/** What the page says in the one line that loads the widget; everything may be left out. */
export interface ScriptOptions {
  /** The server the script came from, without a slash at the end. */
  readonly base: string
  readonly language: WidgetLanguage
  /** Null: the one set by the administrator. */
  readonly color: string | null
  readonly theme: 'light' | 'dark' | 'auto'
  readonly side: 'left' | 'right' | null
}

/**
 * @param src the address of the script
 * @param data its `data-` attributes
 * @param languages those of the browser, the most wanted first
 */
export function readOptions(
  src: string,
  data: Readonly<Record<string, string | undefined>>,
  languages: readonly string[],
): ScriptOptions {
  const { lang, color, theme, position } = data
  return {
    base: src.replace(/\/[^/]*$/, ''),
    language: languageOf(lang === undefined ? languages : [lang]),
    color: soundColor(color ?? null),
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    side: position === 'left' || position === 'right' ? position : null,
  }
}
