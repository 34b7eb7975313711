import { type Draws, seededDraws } from '../draws.ts'
import { type AgentName, agentName } from './names.ts'
import type { TeamPlan } from './teams.ts'

/** A person on the team, with the traits that no report shows but every number feels. */
export interface Agent {
  readonly id: string
  readonly name: AgentName
  /** Index into TEAM_PLANS. */
  readonly team: number
  /** Which of the team's shifts they work; which two days a week they rest. */
  readonly shiftSlot: number
  readonly restSlot: number
  /** Part-timers work three days a week, the others five. */
  readonly daysPerWeek: 3 | 5
  /** Chats at once. */
  readonly capacity: number
  /** Factor on every handling time; 1 is average, less is faster. */
  readonly pace: number
  /** How well they solve, and how kindly they write: standard normal, cut at ±2. */
  readonly skill: number
  readonly warmth: number
  readonly punctuality: number
}

/** Productive hours of one agent per calendar day: a shift less pauses, times four days of seven on average. */
const PRODUCTIVE_HOURS = 3.7
const CHAT_MINUTES = 30
const TICKET_MINUTES = 26
const MEAN_CONCURRENCY = 1.7

/**
 * Staffs every team for the load it will see: enough that a normal hour is quiet, too few for a promotion day, which is
 * how real centres are staffed.
 */
export function hireAgents(
  plans: readonly TeamPlan[],
  casesPerDay: number,
  seed: number,
): readonly Agent[] {
  const draws = seededDraws(seed, 'agents')
  const agents: Agent[] = []
  for (const [team, plan] of plans.entries()) {
    const count = headcount(plan, casesPerDay)
    for (let index = 0; index < count; index += 1)
      agents.push(hire(agents.length, team, index, draws))
  }
  return agents
}

function headcount(plan: TeamPlan, casesPerDay: number): number {
  const daily = casesPerDay * (plan.share || 0.03)
  const hours = (daily * (0.72 * (CHAT_MINUTES / MEAN_CONCURRENCY) + 0.28 * TICKET_MINUTES)) / 60
  const needed = hours / PRODUCTIVE_HOURS
  const floor = { retail: 8, office: 6, global: 12 }[plan.calendar]
  return Math.max(plan.share === 0 ? 6 : floor, Math.ceil(needed * 0.78 + 1.2 * Math.sqrt(needed)))
}

function hire(number: number, team: number, indexInTeam: number, draws: Draws): Agent {
  return {
    id: `a${String(number + 1).padStart(2, '0')}`,
    name: agentName(number),
    team,
    shiftSlot: indexInTeam,
    restSlot: (indexInTeam * 3 + team) % 7,
    daysPerWeek: indexInTeam % 2 === 1 ? 3 : 5,
    capacity: [1, 2, 2, 2, 3, 4][draws.int(6)] ?? 3,
    pace: Math.min(1.7, Math.max(0.65, draws.logNormal(1, 0.22))),
    skill: clip(draws.normal()),
    warmth: clip(draws.normal()),
    punctuality: Math.abs(draws.normal()),
  }
}

function clip(value: number): number {
  return Math.max(-2, Math.min(2, value))
}
