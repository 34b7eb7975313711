import type { AgentCapacity, DeskQueue, RoutingReason } from '../../domain/contract/public.ts'

/** A case in a queue, as the router sees it. Instants are epoch ms. */
export interface WaitingCase {
  readonly id: string
  readonly kind: 'chat' | 'ticket'
  readonly channel: string
  readonly queue_id: string
  /** Whose case it is; asked for when the queue names no team. */
  readonly team_id: string | null
  /** The higher the sooner. */
  readonly tier_rank: number
  readonly priority_rank: number
  readonly language: string | null
  /** In this queue since. */
  readonly queued_at: number
  /** The customer waits since; when nobody waits, in the queue since. A case that was given back keeps its place. */
  readonly waiting_since: number
  /** Whom this customer had before. */
  readonly last_agent_id: string | null
  /** Who has just had it and did not answer: theirs again only when nobody else can have it. */
  readonly not_to: readonly string[]
}

export interface Load {
  readonly chat: number
  readonly ticket: number
  readonly channels: Readonly<Record<string, number>>
}

export interface RoutingAgent {
  readonly id: string
  readonly name: string
  /** Online and with a connection: the only ones who are given work. */
  readonly is_available: boolean
  readonly team_ids: readonly string[]
  readonly skills: readonly string[]
  readonly languages: readonly string[]
  readonly capacity: AgentCapacity
  readonly load: Load
  readonly last_assigned_at: number | null
}

export interface RoutingState {
  /** Epoch ms. */
  readonly now: number
  readonly cases: readonly WaitingCase[]
  readonly agents: readonly RoutingAgent[]
  readonly queues: readonly DeskQueue[]
  readonly prefers_last_agent: boolean
}

export type Relaxed = 'skills' | 'language'

export type Decision =
  | {
      readonly kind: 'assign'
      readonly case_id: string
      readonly queue_id: string
      readonly agent_id: string
      /** What was asked for and is not any more, that this agent does not have. */
      readonly relaxed: readonly Relaxed[]
      readonly reason: RoutingReason
    }
  | {
      readonly kind: 'move'
      readonly case_id: string
      readonly queue_id: string
      readonly to_queue_id: string
      readonly reason: RoutingReason
    }
