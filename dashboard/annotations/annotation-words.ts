import {
  formatDayRange,
  formatInstant,
  type InstantOptions,
  type MessageKey,
} from '../../charts/public.ts'
import type { AnnotationAuthor, AnnotationEntry } from '../../domain/contract/public.ts'
import { localDay } from '../filters/local-day.ts'
import { localTime } from '../filters/local-time.ts'

type Say = (key: MessageKey, fill?: Readonly<Record<string, string | number>>) => string

/** When it was: an instant, whole days, or from when to when. */
export function annotationTime(
  { starts_at, ends_at }: Pick<AnnotationEntry, 'starts_at' | 'ends_at'>,
  options: InstantOptions,
): string {
  const { tz, language, now } = options
  const start = Date.parse(starts_at)
  const from = formatInstant(start, options)
  if (ends_at === null) return from
  const end = Date.parse(ends_at)
  if (end > start && isMidnight(start, tz) && isMidnight(end, tz)) {
    return formatDayRange(localDay(start, tz), localDay(end - 1, tz), language, localDay(now, tz))
  }
  const isOneDay = localDay(start, tz) === localDay(end, tz)
  return `${from} – ${formatInstant(end, isOneDay ? { ...options, now: start } : options)}`
}

/** Who made it. */
export function annotationAuthor(author: AnnotationAuthor, t: Say): string {
  switch (author.kind) {
    case 'user':
      return t('annotations.by', { name: author.name })
    case 'alert':
      return t('annotations.by-alert', { name: author.name })
    case 'source':
      return author.source === 'demo'
        ? t('annotations.by-demo')
        : t('annotations.by-source', { source: author.source })
  }
}

/** All of it in one line: kind, label, time, author. */
export function annotationLine(entry: AnnotationEntry, options: InstantOptions, t: Say): string {
  return t('annotations.line', {
    kind: t(`annotations.kind.${entry.kind}`),
    label: entry.label,
    time: annotationTime(entry, options),
    author: annotationAuthor(entry.author, t),
  })
}

function isMidnight(at: number, tz: string): boolean {
  return localTime(at, tz).endsWith('T00:00')
}
