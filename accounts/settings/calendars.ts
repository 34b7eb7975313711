import { type CalendarDocument, calendarDocument } from '../../domain/contract/public.ts'
import { calendarProblems, type Problem } from '../../domain/public.ts'
import { calendarUpdated } from './directory-event.ts'
import type { DocumentKind } from './versioned-document.ts'

/** Business calendars: weekly hours, holidays, exceptional days. At most one is the account's default. */
export const CALENDARS: DocumentKind<CalendarDocument> = {
  name: 'calendar',
  idOf: (document) => document.calendar_id,
  read: (body) => calendarDocument.parse(body),
  problemsOf: (document, latest) => [
    ...calendarProblems({ ...document, version: 1 }),
    ...secondDefault(document, latest),
  ],
  eventOf: calendarUpdated,
}

function secondDefault(
  document: CalendarDocument,
  latest: readonly CalendarDocument[],
): readonly Problem[] {
  const present = latest.find((other) => other.is_default === true)
  if (document.is_default !== true || present === undefined) return []
  return [
    {
      code: 'CALENDAR_SECOND_DEFAULT',
      path: 'is_default',
      reason: `${present.calendar_id} is the default calendar`,
      fix: `Take that from ${present.calendar_id} first: one calendar alone is the default.`,
    },
  ]
}
