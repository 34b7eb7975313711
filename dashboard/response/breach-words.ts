/** Why a promise was broken, in a sentence. */
import {
  formatSpan,
  type Language,
  type MessageKey,
  type ValueNames,
  valueName,
} from '../../charts/public.ts'
import type { Breach, BreachPart } from '../../domain/contract/public.ts'

export interface BreachWords {
  readonly t: (key: MessageKey, fill?: Readonly<Record<string, string>>) => string
  readonly language: Language
  readonly names: ValueNames
}

/** More parts than this are a list nobody reads; the longest are told. */
const MOST_PARTS = 4

/** What was promised, what came of it, and where the time went, longest first. */
export function describeBreach(breach: Breach, words: BreachWords): string {
  const { t } = words
  const span = (secs: number) => spanOf(breach, secs, words)
  const onClock = (secs: number) =>
    breach.time === 'business' ? t('breach.business', { secs: span(secs) }) : span(secs)
  const fate = t(`breach.${breach.ending}`, {
    target: t(`breach.${breach.target}`),
    length: onClock(breach.length_secs),
    used: span(breach.used_secs),
  })
  const parts = breach.parts
    .toSorted((a, b) => b.secs - a.secs)
    .slice(0, MOST_PARTS)
    .map((part) => describePart(part, { ...words, secs: span(part.secs) }))
  if (parts.length === 0) return fate
  const gap = words.language === 'en' ? ' ' : ''
  return `${fate}${gap}${t('breach.of-it', { parts: parts.join(t('breach.and')) })}`
}

/** Seconds of a promise's clock: a day of business time is no day. */
export function spanOf({ time }: Breach, secs: number, { language }: BreachWords): string {
  return formatSpan(secs, language, time === 'business' ? 'h' : 'd')
}

/** One place and how long: `40 min queued in Shop`. */
function describePart(
  part: BreachPart,
  { t, language, names, secs }: BreachWords & { readonly secs: string },
): string {
  const named = { language, names }
  const isAfter = part.is_after_transfer
  if (part.kind === 'agent') {
    const agent = valueName('agent', part.agent_id, named)
    return t(isAfter ? 'breach.after-with-agent' : 'breach.with-agent', { secs, agent })
  }
  if (part.kind === 'unassigned') {
    return t(isAfter ? 'breach.after-with-nobody' : 'breach.with-nobody', { secs })
  }
  if (part.queue_id === null) {
    return t(isAfter ? 'breach.after-in-some-queue' : 'breach.in-some-queue', { secs })
  }
  const queue = valueName('queue', part.queue_id, named)
  return t(isAfter ? 'breach.after-in-queue' : 'breach.in-queue', { secs, queue })
}

/** How a part is drawn: whoever was first, and everything after a transfer, each in one colour. */
export function partKind(part: BreachPart): BreachPart['kind'] | 'after' {
  return part.is_after_transfer ? 'after' : part.kind
}
