import type { Language } from '../contract/field.ts'
import type { DeskmetryError, Problem } from '../deskmetry-error.ts'
import { type ErrorCode, ERRORS } from '../errors.ts'
import { createPhraseBook, fill } from './phrase-book.ts'
import { MESSAGES_ZH } from './zh-cn/messages.ts'
import { PHRASES_ZH } from './zh-cn/phrases.ts'

/**
 * Refusals in the reader's language: the one place that knows their words. They are thrown in English, with their
 * code and details; here they are said again in Chinese. What has no Chinese words stays English.
 */
const CHINESE = createPhraseBook(PHRASES_ZH)
/** With whole messages. `{option}: {reason}. {fix}` would be found in anything; it is the command line's alone. */
const NOTED_IN_CHINESE = createPhraseBook({
  ...Object.fromEntries(
    Object.entries(ERRORS)
      .filter(([code]) => code !== 'OPTION_INVALID')
      .map(([code, { message }]) => [message, MESSAGES_ZH[code as ErrorCode]]),
  ),
  ...PHRASES_ZH,
})

/** The message of a refusal, filled from its details. */
export function refusalIn(
  language: Language,
  { code, message, details }: Pick<DeskmetryError, 'code' | 'message' | 'details'>,
): string {
  if (language === 'en') return message
  return spaced(fill(MESSAGES_ZH[code], details, CHINESE.say))
}

/** What is wrong with what somebody sent: the reason and the fix; code and path are for programs. */
export function problemIn(language: Language, problem: Problem): Problem {
  if (language === 'en') return problem
  return {
    ...problem,
    reason: spaced(CHINESE.say(problem.reason)),
    fix: spaced(CHINESE.say(problem.fix)),
  }
}

/** A message, or words with one in them, that were written down in English: in a log, with a switch that was thrown. */
export function notedIn(language: Language, text: string): string {
  return language === 'en' ? text : spaced(NOTED_IN_CHINESE.say(text))
}

/** Whether words of a refusal can be said in every language. */
export function isSayable(text: string): boolean {
  return CHINESE.knows(text)
}

/** A space sets Latin words apart from Chinese ones; two Chinese ones that met in a sentence have none. */
function spaced(text: string): string {
  return text.replace(/(?<=[\u4e00-\u9fff“”（）]) (?=[\u4e00-\u9fff“”（）])/g, '').trim()
}
