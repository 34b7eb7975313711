import type { VisitorCase, VisitorEntry } from '../../domain/contract/public.ts'
import { en } from './en.ts'
import { zhCn } from './zh-cn.ts'

type Say<T> = (value: T) => string

/** Everything the widget says; what an administrator wrote (greeting, consent, form) comes before it. */
export interface Words {
  readonly open: string
  readonly openUnread: Say<number>
  readonly close: string
  readonly back: string
  readonly menu: string
  readonly greeting: string
  readonly online: string
  /** @param until when they are back, as a time of day */
  readonly offline: Say<string | null>
  readonly consent: string
  readonly question: string
  readonly questionHint: string
  readonly optional: string
  readonly choose: string
  readonly begin: string
  readonly beginKnown: string
  readonly leaveTicket: string
  readonly leaveTicketKnown: string
  readonly offlineHint: string
  readonly decline: string
  readonly required: string
  readonly badEmail: string
  readonly badPhone: string
  readonly conversations: string
  readonly newConversation: string
  readonly newTicket: string
  readonly chat: string
  readonly ticket: Say<number>
  readonly status: Readonly<Record<VisitorCase['status'], string>>
  /** @param position from 1 */
  readonly queued: Say<number | null>
  readonly queuedFirst: string
  readonly wait: Say<number>
  readonly joined: Say<string>
  readonly passed: Say<string>
  readonly notices: Readonly<Record<NonNullable<VisitorEntry['notice']>, string>>
  readonly ticketTaken: Say<number>
  readonly typing: Say<string | null>
  readonly write: string
  readonly writeAgain: string
  readonly send: string
  readonly attach: string
  readonly emoji: string
  readonly drop: string
  readonly removeFile: Say<string>
  readonly uploading: (name: string, percent: number) => string
  readonly tooLarge: Say<string>
  readonly emptyFile: string
  readonly tooMany: Say<number>
  readonly download: Say<string>
  readonly sending: string
  readonly waiting: string
  readonly sent: string
  readonly read: string
  readonly failed: string
  readonly retry: string
  readonly discard: string
  readonly you: string
  readonly agent: string
  readonly log: string
  readonly rateTitle: string
  /** From 1 to 5. */
  readonly scores: readonly [string, string, string, string, string]
  readonly rateComment: string
  readonly rateSend: string
  readonly rated: string
  readonly endConversation: string
  readonly endSure: string
  readonly forget: string
  readonly forgetSure: string
  readonly yesEnd: string
  readonly yesForget: string
  readonly cancel: string
  readonly reconnecting: string
  readonly networkFailed: string
  /** By the code of a refusal; one that is not here is shown in the server's words. */
  readonly refusals: Readonly<Record<string, string>>
  readonly removed: string
  readonly historyEmpty: string
  readonly loading: string
}

export type WidgetLanguage = 'zh-CN' | 'en'
export const WORDS: Readonly<Record<WidgetLanguage, Words>> = { 'zh-CN': zhCn, en }

/**
 * The first language asked for that there is; every Chinese is ours, everything else English.
 * @param wanted language tags, the most wanted first
 */
export function languageOf(wanted: readonly string[]): WidgetLanguage {
  for (const tag of wanted) {
    const [main] = tag.toLowerCase().split('-')
    if (main === 'zh') return 'zh-CN'
    if (main === 'en') return 'en'
  }
  return 'en'
}

/** What an administrator wrote in this language, else in its main language, else in any. */
export function textIn(
  texts: Readonly<Record<string, string>>,
  language: WidgetLanguage,
): string | undefined {
  const [main = ''] = language.split('-')
  const near = Object.keys(texts).find((tag) => tag.toLowerCase().startsWith(main))
  return texts[language] ?? (near === undefined ? Object.values(texts)[0] : texts[near])
}

/** A refusal in the visitor's language, else as the server says it. */
export function refusalIn(
  { refusals }: Pick<Words, 'refusals'>,
  { code, message }: { readonly code: string; readonly message: string },
): string {
  return refusals[code] ?? message
}
