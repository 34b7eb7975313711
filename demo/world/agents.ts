import { type Draws, seededDraws } from '../draws.ts'
import { type AgentName, agentName } from './names.ts'
import { LINE_HOURS } from './shift-lines.ts'
import type { TeamPlan } from './teams.ts'

/**
 * Where somebody stands in the roster. A crew of up to seven fills up to five shift lines every day, moving on by one
 * place a day: each line is filled each day, and everybody rests two days of seven.
 */
export interface RosterPlace {
  /** The crew's first line in the list of its calendar's shifts, and how many it fills. */
  readonly firstLine: number
  readonly lineCount: number
  readonly crewSize: number
  /** 0 … crewSize − 1. */
  readonly place: number
}

/** A person on the team, with the traits that no report shows but every number feels. */
export interface Agent {
  readonly id: string
  readonly name: AgentName
  /** Index into TEAM_PLANS. */
  readonly team: number
  readonly roster: RosterPlace
  /** Chats at once. */
  readonly capacity: number
  /** Factor on every handling time; 1 is average, less is faster. */
  readonly pace: number
  /** How well they solve, and how kindly they write: standard normal, cut at ±2. */
  readonly skill: number
  readonly warmth: number
  readonly punctuality: number
}

/** Hours of chat that one case brings on average, over chats, tickets and what the bot solves. */
const CHAT_HOURS_PER_CASE = 0.36
/** What the escalation desk gets by transfer, as a share of all cases. */
const ESCALATED_SHARE = 0.03
/** Of a large team, on average: who has two chats in hand all day never comes to the tickets. */
const MOST_CHATS_EACH = 1.5
const LINES_PER_CREW = 5
/** Below this a team cannot keep its hours open through its pauses. */
const FEWEST_LINES = { retail: 3, day: 2, office: 2, global: 2 } as const

/**
 * Staffs every team for the load it will see: enough that a normal hour is quiet, too few for a promotion day, which is
 * how real centres are staffed. Large teams share the load better and so carry more of it each.
 */
export function hireAgents(
  plans: readonly TeamPlan[],
  casesPerDay: number,
  seed: number,
): readonly Agent[] {
  const draws = seededDraws(seed, 'agents')
  const agents: Agent[] = []
  for (const [team, plan] of plans.entries()) {
    for (const roster of rosterOf(plan, casesPerDay))
      agents.push(hire(agents.length, team, roster, draws))
  }
  return agents
}

function rosterOf(plan: TeamPlan, casesPerDay: number): readonly RosterPlace[] {
  const chatHours = casesPerDay * (plan.share || ESCALATED_SHARE) * CHAT_HOURS_PER_CASE
  const chatsEach = Math.min(MOST_CHATS_EACH, 1.05 + 0.05 * Math.sqrt(chatHours))
  const needed = Math.round(chatHours / chatsEach / LINE_HOURS[plan.calendar])
  const places: RosterPlace[] = []
  let left = Math.max(FEWEST_LINES[plan.calendar], needed)
  for (let firstLine = 0; left > 0; firstLine += LINES_PER_CREW) {
    const lineCount = Math.min(left, LINES_PER_CREW)
    const crewSize = plan.calendar === 'office' ? lineCount : Math.ceil((lineCount * 7) / 5)
    for (let place = 0; place < crewSize; place += 1)
      places.push({ firstLine, lineCount, crewSize, place })
    left -= lineCount
  }
  return places
}

function hire(number: number, team: number, roster: RosterPlace, draws: Draws): Agent {
  return {
    id: `a${String(number + 1).padStart(2, '0')}`,
    name: agentName(number),
    team,
    roster,
    capacity: [3, 3, 4, 4, 4, 5][draws.int(6)] ?? 4,
    pace: Math.min(1.7, Math.max(0.65, draws.logNormal(1, 0.22))),
    skill: clip(draws.normal()),
    warmth: clip(draws.normal()),
    punctuality: Math.abs(draws.normal()),
  }
}

function clip(value: number): number {
  return Math.max(-2, Math.min(2, value))
}
