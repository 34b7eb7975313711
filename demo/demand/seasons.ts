import { DAY_MS, dateOf, dayStart, weekdayOf } from '../local-day.ts'
import type { TeamPlan } from '../world/teams.ts'
import { dayKind } from './china-days.ts'

/** The shape of a day in 24 local hours, per kind of team: two peaks for shoppers, a desk by day, office hours, the West's day and evening. */
const DAILY: Readonly<Record<TeamPlan['calendar'], readonly number[]>> = {
  retail: [
    9, 4, 2, 1, 1, 2, 5, 14, 40, 78, 97, 92, 66, 70, 84, 86, 78, 68, 70, 86, 102, 94, 58, 24,
  ],
  day: [5, 3, 1, 1, 1, 2, 4, 12, 36, 76, 92, 86, 68, 74, 90, 88, 80, 72, 70, 78, 76, 44, 20, 10],
  office: [
    1, 0.5, 0.3, 0.3, 0.3, 0.5, 2, 9, 48, 100, 112, 88, 36, 62, 104, 98, 84, 48, 16, 10, 8, 6, 4, 2,
  ],
  global: [
    70, 48, 22, 12, 8, 6, 6, 6, 7, 8, 9, 10, 12, 16, 24, 40, 80, 96, 102, 100, 94, 92, 90, 82,
  ],
}
/** Sunday first. */
const WEEKLY: Readonly<Record<TeamPlan['calendar'], readonly number[]>> = {
  retail: [0.96, 1.12, 1.03, 0.99, 0.98, 1.0, 0.92],
  day: [0.88, 1.14, 1.05, 1.01, 1.0, 1.0, 0.92],
  office: [0.1, 1.24, 1.1, 1.04, 1.0, 0.92, 0.16],
  global: [0.86, 1.14, 1.08, 1.04, 1.01, 0.98, 0.89],
}
/** January first. Late autumn is heavy, the weeks after Spring Festival light. */
const YEARLY = [1.0, 0.84, 0.95, 0.96, 0.99, 1.06, 0.97, 0.96, 0.99, 1.02, 1.22, 1.09]
/** Month-day of the sale and the days after it, when the parcels and the regrets arrive. */
const PROMOTIONS: Readonly<Record<string, number>> = {
  '06-16': 1.2,
  '06-17': 1.5,
  '06-18': 2.6,
  '06-19': 1.9,
  '06-20': 1.5,
  '06-21': 1.3,
  '11-09': 1.3,
  '11-10': 1.8,
  '11-11': 3.2,
  '11-12': 2.4,
  '11-13': 1.9,
  '11-14': 1.6,
  '11-15': 1.35,
  '11-16': 1.2,
  '12-11': 1.15,
  '12-12': 1.9,
  '12-13': 1.5,
  '12-14': 1.2,
}

/** How much a team's day weighs against its average day, without noise. */
export function dayWeight(plan: TeamPlan, day: number): number {
  const kind = dayKind(day)
  const isOffice = plan.calendar === 'office'
  const isShop = plan.calendar === 'retail' || plan.calendar === 'day'
  let weight = WEEKLY[plan.calendar][kind === 'makeup_workday' ? 4 : weekdayOf(day)] ?? 1
  if (isOffice && (kind === 'holiday' || kind === 'spring_festival')) weight = 0.07
  else if (isShop && kind === 'spring_festival') weight = 0.46
  else if (isShop && kind === 'holiday') weight *= 0.85
  return weight * yearWeight(day) * (isOffice ? 1 : promotionFactor(plan, day))
}

/** 1 on a normal day; above it on 6.18, 11.11, 12.12 and around them. Shoppers abroad care half as much. */
export function promotionFactor(plan: TeamPlan, day: number): number {
  if (plan.calendar === 'office') return 1
  const factor = PROMOTIONS[dateOf(day).slice(5)] ?? 1
  return plan.calendar === 'global' ? 1 + (factor - 1) / 2 : factor
}

/** Share of the day's arrivals that fall into the half hour beginning at `at`; the hours are joined by straight lines. */
export function halfHourShare(plan: TeamPlan, at: number, day: number): number {
  const shape = DAILY[plan.calendar]
  const half = Math.floor((at - dayStart(day)) / 1_800_000)
  const hour = (half / 2 + 0.25 + 23.5) % 24
  const before = shape[Math.floor(hour)] ?? 0
  const after = shape[(Math.floor(hour) + 1) % 24] ?? 0
  const share = before + (after - before) * (hour % 1)
  return share / (2 * DAY_TOTAL[plan.calendar])
}

function yearWeight(day: number): number {
  const date = new Date(day * DAY_MS)
  const month = date.getUTCMonth()
  const near = date.getUTCDate() < 15 ? month + 11 : month + 1
  const distance = Math.abs(date.getUTCDate() - 15) / 30
  return (YEARLY[month] ?? 1) * (1 - distance) + (YEARLY[near % 12] ?? 1) * distance
}

const DAY_TOTAL = {
  retail: total(DAILY.retail),
  day: total(DAILY.day),
  office: total(DAILY.office),
  global: total(DAILY.global),
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
