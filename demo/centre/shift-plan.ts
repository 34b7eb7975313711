import type { AgentState } from '../../domain/public.ts'
import { dayKind, isOfficeDay } from '../demand/china-days.ts'
import { promotionFactor } from '../demand/seasons.ts'
import { seededDraws } from '../draws.ts'
import { dayStart, HOUR_MS, weekdayOf } from '../local-day.ts'
import type { Agent } from '../world/agents.ts'
import { TEAM_PLANS } from '../world/teams.ts'

export interface Activity {
  readonly activity: 'work' | 'break' | 'lunch' | 'training' | 'meeting'
  /** The agent state that keeps to it. */
  readonly state: AgentState
  readonly startsAt: number
  readonly endsAt: number
}

export interface Shift {
  /** ms; a night shift ends on the next local day and belongs to the day it starts on. */
  readonly startsAt: number
  readonly endsAt: number
  /** In order, without gaps, from start to end. */
  readonly activities: readonly Activity[]
}

/** Start hour and length per kind of team; agents are dealt to them in turn. */
const SHIFTS = {
  retail: [
    [8, 8.5],
    [14.5, 8.5],
    [14.5, 8.5],
    [8, 8.5],
    [10, 8.5],
  ],
  office: [[9, 9]],
  global: [
    [22, 10],
    [8, 8],
    [15, 8.5],
    [22, 10],
    [14, 9],
  ],
} as const

/** The plan of one agent on one local day, or null on a day off. A pure function: it can be asked again at any time. */
export function plannedShift(agent: Agent, day: number, seed: number): Shift | null {
  const plan = TEAM_PLANS[agent.team]
  if (plan === undefined) return null
  const draws = seededDraws(seed, `shift/${agent.id}/${String(day)}`)
  if (!isWorking(agent, day, draws.next())) return null
  const shifts = SHIFTS[plan.calendar]
  const rotation = plan.calendar === 'office' ? 0 : Math.floor(day / 28)
  const [startHour, hours] = shifts[(agent.shiftSlot + rotation) % shifts.length] ?? shifts[0]
  const startsAt = dayStart(day) + startHour * HOUR_MS
  const pauses = pausesOf(hours, plan.calendar === 'office', (agent.shiftSlot % 4) / 4)
  if (weekdayOf(day) === 2 + (agent.shiftSlot % 3))
    pauses.push({ activity: 'meeting', from: 1, length: 0.5 })
  if (draws.chance(0.07)) pauses.push({ activity: 'training', from: hours - 2, length: 1 })
  return {
    startsAt,
    endsAt: startsAt + hours * HOUR_MS,
    activities: layOut(startsAt, hours, pauses),
  }
}

function isWorking(agent: Agent, day: number, luck: number): boolean {
  const plan = TEAM_PLANS[agent.team]
  if (plan === undefined) return false
  if (plan.calendar === 'office') return isOfficeDay(day)
  const week = Math.floor((day + 3) / 7)
  const rest = (agent.restSlot + week) % 7
  const isRestDay = (weekdayOf(day) - rest + 7) % 7 < 7 - agent.daysPerWeek
  if (promotionFactor(plan, day) > 1.4) return !isRestDay || luck < 0.75
  const kind = dayKind(day)
  if (kind === 'spring_festival') return !isRestDay && luck < 0.65
  if (kind === 'holiday') return !isRestDay && luck < 0.88
  return !isRestDay
}

interface Pause {
  readonly activity: 'break' | 'lunch' | 'training' | 'meeting'
  /** Hours from the start of the shift. */
  readonly from: number
  readonly length: number
}

/** Breaks are staggered by `stagger` (0..1) so that a team never empties at once; offices eat at noon. */
function pausesOf(hours: number, isOffice: boolean, stagger: number): Pause[] {
  return [
    { activity: 'break', from: 1.75 + stagger * 0.75, length: 0.25 },
    { activity: 'lunch', from: isOffice ? 3 : 3.75 + stagger * 1.25, length: isOffice ? 1 : 0.75 },
    { activity: 'break', from: hours - 1.75 + stagger * 0.5, length: 0.25 },
  ]
}

function layOut(startsAt: number, hours: number, pauses: Pause[]): readonly Activity[] {
  pauses.sort((a, b) => a.from - b.from)
  const activities: Activity[] = []
  let at = 0
  for (const { activity, from, length } of pauses) {
    const start = Math.max(at, from)
    if (start > at) activities.push(work(startsAt, at, start))
    activities.push({
      ...work(startsAt, start, start + length),
      activity,
      state: stateOf(activity),
    })
    at = start + length
  }
  if (at < hours) activities.push(work(startsAt, at, hours))
  return activities
}

function stateOf(activity: Pause['activity']): AgentState {
  return activity === 'lunch' ? 'break' : activity
}

function work(startsAt: number, from: number, until: number): Activity {
  return {
    activity: 'work',
    state: 'online',
    startsAt: startsAt + Math.round(from * 60) * 60_000,
    endsAt: startsAt + Math.round(until * 60) * 60_000,
  }
}
