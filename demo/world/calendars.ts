import {
  type BusinessCalendar,
  type CalendarVersion,
  compileCalendar,
} from '../../domain/public.ts'
import { HOLIDAY_DATES, MAKEUP_WORKDAYS } from '../demand/china-days.ts'
import type { TeamPlan } from './teams.ts'

const TZ = 'Asia/Shanghai'
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const OFFICE_HOURS = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
] as const

const OFFICE: CalendarVersion = {
  calendar_id: 'office',
  version: 1,
  tz: TZ,
  is_default: true,
  week: {
    mon: OFFICE_HOURS,
    tue: OFFICE_HOURS,
    wed: OFFICE_HOURS,
    thu: OFFICE_HOURS,
    fri: OFFICE_HOURS,
  },
  holidays: [...HOLIDAY_DATES],
  extra_days: Object.fromEntries([...MAKEUP_WORKDAYS].map((date) => [date, OFFICE_HOURS])),
}

/** The centre's business hours: offices, shops that open long, a desk by day, and one for the West. */
export const CALENDARS: Readonly<
  Record<
    TeamPlan['calendar'],
    { readonly version: CalendarVersion; readonly compiled: BusinessCalendar }
  >
> = {
  office: { version: OFFICE, compiled: compileCalendar(OFFICE) },
  retail: everyDay('retail', [['08:00', '23:00']]),
  day: everyDay('day', [['09:00', '21:00']]),
  global: everyDay('global', [
    ['00:00', '02:00'],
    ['16:00', '24:00'],
  ]),
}

function everyDay(calendar_id: string, spans: CalendarVersion['week']['mon'] & {}) {
  const week = Object.fromEntries(DAYS.map((day) => [day, spans]))
  const version: CalendarVersion = { calendar_id, version: 1, tz: TZ, is_default: false, week }
  return { version, compiled: compileCalendar(version) }
}
