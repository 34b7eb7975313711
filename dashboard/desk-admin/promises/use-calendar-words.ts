import type { CalendarDocument } from '../../../domain/contract/public.ts'
import { useText } from '../../language/use-text.ts'
import { sameDays } from './same-days.ts'

/** A calendar in one line: its zone, and the hours of the days that have some. */
export function useCalendarWords(): (calendar: Pick<CalendarDocument, 'tz' | 'week'>) => string {
  const { t } = useText()
  return ({ tz, week }) => {
    const days = sameDays(week).map(({ first, last, hours }) => {
      const [from, to] = [t(`admin.day.${first}`), t(`admin.day.${last}`)]
      return `${first === last ? from : `${from}–${to}`} ${hours}`
    })
    return [tz, ...days].join(' · ')
  }
}
