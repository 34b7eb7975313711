export type { Clock, Random } from './clock.ts'
export { DeskmetryError, type Problem } from './deskmetry-error.ts'
export { ERRORS, type ErrorCode, type ErrorDetails } from './errors.ts'
export { isSayable, notedIn, problemIn, refusalIn } from './refusal/say-refusal.ts'
export { GRAINS, type Grain, nextBucket, startOf } from './time/bucket.ts'
export { addBusinessDays, isOpenDay } from './time/business-days.ts'
export {
  addBusinessMs,
  addBusinessSecs,
  businessMs,
  businessSecs,
  isWithin,
  subtractBusinessSecs,
} from './time/business-secs.ts'
export { calendarProblems } from './time/calendar-problems.ts'
export {
  type BusinessCalendar,
  type CalendarVersion,
  compileCalendar,
  type DaySpan,
} from './time/calendar.ts'
export { type ChinaHolidays, chinaHolidays } from './time/holidays/china.ts'
export { type HolidayDays, holidayDays } from './time/holidays/holiday-days.ts'
export { type PublicHoliday, publicHolidays } from './time/holidays/public-holidays.ts'
export {
  addDays,
  DAY_MS,
  dayNumberOf,
  findDayNumber,
  localDateOf,
  WEEKDAYS,
  type Weekday,
  weekdayOf,
} from './time/local-date.ts'
export { parseInstant, readInstant } from './time/parse-instant.ts'
export { parseLocal, type TimeParser, timeParser } from './time/parse-local.ts'
export type { TimeRefusal } from './time/plausible-instant.ts'
export { writtenInstant } from './time/written-instant.ts'
export {
  isZone,
  type LocalParts,
  localDay,
  localParts,
  offsetAt,
  toInstant,
  wallToInstant,
} from './time/zone.ts'
export { offsetsBetween, type ZoneOffset } from './time/zone-offsets.ts'
export {
  CATALOGUE,
  EVENT_TYPES,
  type EventData,
  type EventType,
  isAgentType,
  isCaseType,
  isDirectoryType,
  placeOf,
} from './event/catalogue.ts'
export { compareCodePoints, compareEvents, type Ordered } from './event/fold-order.ts'
export { hash53 } from './event/hash53.ts'
export {
  EVENT_FIELDS,
  type CanonicalEvent,
  DATA_IDS,
  parseEvent,
  type ParsedEvent,
  qualifyId,
} from './event/event.ts'
export { holdsNoNul, isInstantText } from './event/fields.ts'
export {
  AGENT_STATES,
  type AgentState,
  type CaseKind,
  SLA_TARGETS,
  type SlaTargetName,
} from './event/fields.ts'
export { isAgentState, isLostConnection, LONGEST_STATE_MS, stateStarts } from './agent-state.ts'
export { IN_WORDS, zodFix, zodProblems } from './zod-problem.ts'
export { uuidV7 } from './uuid-v7.ts'
export {
  isAtRisk,
  isPastDue,
  leftMs,
  pauseClock,
  restsIn,
  resumeClock,
  type SlaClock,
  type SlaLength,
  startClock,
} from './case/sla-clock.ts'
export {
  type CaseStatus,
  isLive,
  isReopening,
  nextStatus,
  type StatusEvent,
} from './case/status.ts'
export {
  acceptedByAgent,
  cameBack,
  customerSpoke,
  handedOff,
  humanReplied,
  newWait,
  waitEnded,
  waitingSince,
  type WaitState,
} from './case/wait.ts'
