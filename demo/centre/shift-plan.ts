import type { AgentState } from '../../domain/public.ts'
import { dayKind, isOfficeDay } from '../demand/china-days.ts'
import { promotionFactor } from '../demand/seasons.ts'
import { seededDraws } from '../draws.ts'
import { dayStart, HOUR_MS, weekdayOf } from '../local-day.ts'
import type { Agent } from '../world/agents.ts'
import { LONGEST_WITHOUT_LUNCH, SHIFT_LINES, type ShiftLine } from '../world/shift-lines.ts'
import { TEAM_PLANS, type TeamPlan } from '../world/teams.ts'

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

/** The plan of one agent on one local day, or null on a day off. A pure function: it can be asked again at any time. */
export function plannedShift(agent: Agent, day: number, seed: number): Shift | null {
  const plan = TEAM_PLANS[agent.team]
  if (plan === undefined) return null
  const draws = seededDraws(seed, `shift/${agent.id}/${String(day)}`)
  const place = placeOf(agent, day)
  if (!isWorking({ agent, plan, day, place }, draws.next())) return null
  const [startHour, hours] = lineOf(agent, plan, place)
  const startsAt = dayStart(day) + startHour * HOUR_MS
  const { place: seat } = agent.roster
  const pauses = pausesOf(hours, plan.calendar === 'office', (seat % 4) / 4)
  if (hours > LONGEST_WITHOUT_LUNCH && weekdayOf(day) === 2 + (seat % 3))
    pauses.push({ activity: 'meeting', from: hours - 3.5, length: 0.5 })
  if (hours > LONGEST_WITHOUT_LUNCH && draws.chance(0.04))
    pauses.push({ activity: 'training', from: hours - 3, length: 1 })
  return {
    startsAt,
    endsAt: startsAt + hours * HOUR_MS,
    activities: layOut(startsAt, hours, pauses),
  }
}

/** Everybody moves on by one place a day: early, late, rest. Offices do not rotate. */
function placeOf({ roster, team }: Agent, day: number): number {
  if (TEAM_PLANS[team]?.calendar === 'office') return roster.place
  return (roster.place + day) % roster.crewSize
}

function lineOf({ roster }: Agent, plan: TeamPlan, place: number): ShiftLine {
  const lines = SHIFT_LINES[plan.calendar]
  const line = lines[(roster.firstLine + (place % roster.lineCount)) % lines.length]
  if (line === undefined) throw new Error(`no shift line for ${plan.calendar}`)
  return line
}

interface RosterDay {
  readonly agent: Agent
  readonly plan: TeamPlan
  readonly day: number
  readonly place: number
}

/** Promotions call most people in; holidays leave the two who open and close, and some of the others. */
function isWorking({ agent, plan, day, place }: RosterDay, luck: number): boolean {
  if (plan.calendar === 'office') return isOfficeDay(day)
  const isResting = place >= agent.roster.lineCount
  if (promotionFactor(plan, day) > 1.25) return !isResting || luck < 0.8
  if (isResting) return false
  const kind = dayKind(day)
  if (place < 2) return true
  return kind === 'spring_festival' ? luck < 0.4 : kind !== 'holiday' || luck < 0.75
}

interface Pause {
  readonly activity: 'break' | 'lunch' | 'training' | 'meeting'
  /** Hours from the start of the shift. */
  readonly from: number
  readonly length: number
}

/** Breaks are staggered by `stagger` (0..1) so that a team never empties at once; offices eat at noon. */
function pausesOf(hours: number, isOffice: boolean, stagger: number): Pause[] {
  if (hours <= LONGEST_WITHOUT_LUNCH)
    return [{ activity: 'break', from: 2 + stagger * 0.75, length: 0.25 }]
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
