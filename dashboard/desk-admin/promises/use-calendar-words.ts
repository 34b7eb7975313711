import type { CalendarDocument } from '../../../domain/contract/public.ts'
import { useText } from '../../language/use-text.ts'
import { writeSpans } from './day-spans.ts'
import { WEEKDAY_KEYS } from './weekdays.ts'

/** A calendar in one line: its zone, and the hours of each day that has some. */
export function useCalendarWords(): (calendar: Pick<CalendarDocument, 'tz' | 'week'>) => string {
  const { t } = useText()
  return ({ tz, week }) => {
    const days = WEEKDAY_KEYS.flatMap((day) => {
      const spans = week[day]
      if (spans === undefined || spans.length === 0) return []
      return [`${t(`admin.day.${day}`)} ${writeSpans(spans)}`]
    })
    return [tz, ...days].join(' · ')
  }
}
