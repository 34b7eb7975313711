import type { AgentState } from '../../domain/public.ts'
import type { Agent } from '../world/agents.ts'
import type { CaseFile } from './case-file.ts'

/** What an agent plans to do as soon as nothing is in hand. */
export interface PlannedPause {
  readonly state: AgentState
  /** Planned end, ms; `Infinity` when the shift is over. */
  readonly until: number
}

/** An agent at work. A chat and the ticket in hand take one place each of `agent.capacity`. */
export interface Worker {
  readonly agent: Agent
  state: AgentState
  chatCount: number
  ticketInHand: CaseFile | null
  /** Own tickets that want the next step, oldest first. */
  readonly todo: CaseFile[]
  pause: PlannedPause | null
}

/** A team's workers and the two queues before them. */
export interface Desk {
  /** Index into TEAM_PLANS. */
  readonly team: number
  readonly workers: readonly Worker[]
  readonly chatQueue: CaseFile[]
  readonly ticketQueue: CaseFile[]
}

export function hireWorker(agent: Agent): Worker {
  return { agent, state: 'offline', chatCount: 0, ticketInHand: null, todo: [], pause: null }
}

/** Whether the worker may be given one more thing now. */
export function isFree(worker: Worker): boolean {
  return isOnDuty(worker) && loadOf(worker) < worker.agent.capacity
}

/** Whether the worker is there and will stay, whatever they have in hand. */
export function isOnDuty(worker: Worker): boolean {
  return worker.state === 'online' && worker.pause === null
}

export function loadOf(worker: Worker): number {
  return worker.chatCount + (worker.ticketInHand === null ? 0 : 1)
}

/** A letter needs quiet: at most one chat beside it. */
export function hasTimeToWrite(worker: Worker): boolean {
  return worker.ticketInHand === null && worker.chatCount <= 1
}

/** The free worker with the least in hand, or null. Ties go to the one who stands first. */
export function findFreeWorker(desk: Desk, forTicket: 'chat' | 'ticket'): Worker | null {
  let best: Worker | null = null
  for (const worker of desk.workers) {
    if (!isFree(worker) || (forTicket === 'ticket' && !hasTimeToWrite(worker))) continue
    if (best === null || loadOf(worker) < loadOf(best)) best = worker
  }
  return best
}
