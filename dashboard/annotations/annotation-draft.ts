import type {
  AnnotationEntry,
  AnnotationInput,
  AnnotationScope,
} from '../../domain/contract/public.ts'
import { addDays, localDay } from '../filters/local-day.ts'
import { instantAt, localTime } from '../filters/local-time.ts'
import type { AnnotationSubject } from './use-annotations.ts'

/** An annotation as its form holds it: times as the fields of date and time write them, in a zone. */
export interface AnnotationDraft {
  readonly kind: AnnotationInput['kind']
  readonly label: string
  readonly from: string
  /** Empty: a moment. */
  readonly until: string
  readonly scope: AnnotationScope
}

const NOTHING = { kind: 'other', label: '', from: '', until: '', scope: {} } as const

/**
 * What the form begins with. Of a bucket, an hour or a day is meant whole, and a longer one where it begins; of a range
 * now or, where it lies in the past, its last day.
 */
export function draftOf(
  subject: AnnotationSubject,
  { now, tz }: { readonly now: number; readonly tz: string },
): AnnotationDraft {
  switch (subject.kind) {
    case 'entry':
      return draftOfEntry(subject.entry, tz)
    case 'bucket':
      return { ...draftOfBucket(subject.key, subject.grain), scope: subject.scope }
    case 'range': {
      const { from, to, scope } = subject
      const today = localDay(now, tz)
      const isPresent = today >= from && today <= to
      const times = isPresent ? { from: localTime(now, tz), until: '' } : wholeDay(to)
      return { ...NOTHING, ...times, scope }
    }
  }
}

/** The request of a form whose times are there. */
export function inputOf(draft: AnnotationDraft, tz: string): AnnotationInput {
  const { kind, label, from, until, scope } = draft
  const instant = (local: string) => new Date(instantAt(local, tz)).toISOString()
  return {
    kind,
    label: label.trim(),
    starts_at: instant(from),
    ends_at: until === '' ? null : instant(until),
    scope,
  }
}

function draftOfEntry(entry: AnnotationEntry, tz: string): AnnotationDraft {
  const { kind, label, starts_at, ends_at, scope } = entry
  const until = ends_at === null ? '' : localTime(Date.parse(ends_at), tz)
  return { kind, label, from: localTime(Date.parse(starts_at), tz), until, scope }
}

function draftOfBucket(key: string, grain: string): AnnotationDraft {
  const day = key.length === 7 ? `${key}-01` : key.slice(0, 10)
  if (grain === 'hour') return { ...NOTHING, from: `${day}T${key.slice(11, 13)}:00` }
  return grain === 'day' ? { ...NOTHING, ...wholeDay(day) } : { ...NOTHING, from: `${day}T00:00` }
}

function wholeDay(day: string) {
  return { from: `${day}T00:00`, until: `${addDays(day, 1)}T00:00` }
}
