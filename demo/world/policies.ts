import type { CaseKind } from '../demo-event.ts'
import type { Tier } from './customers.ts'

type SlaTarget = 'first_reply' | 'next_reply' | 'resolution'
export interface SlaGoal {
  readonly secs: number
  readonly time: 'wall' | 'business'
}

/** A promise to customers, in the fields of `policy.updated`. */
export interface Policy {
  readonly policy_id: string
  readonly version: number
  readonly name: string
  readonly conditions: Readonly<Record<string, string>>
  readonly targets: Readonly<Partial<Record<SlaTarget, SlaGoal>>>
  readonly pause_on: readonly string[]
}

const HOUR = 3600

export const POLICIES = {
  chat: {
    policy_id: 'chat',
    version: 1,
    name: '在线标准 Chat standard',
    conditions: { case_kind: 'chat' },
    targets: { first_reply: { secs: 180, time: 'wall' }, next_reply: { secs: 240, time: 'wall' } },
    pause_on: [],
  },
  chatVip: {
    policy_id: 'chat-vip',
    version: 1,
    name: '在线 VIP Chat VIP',
    conditions: { case_kind: 'chat', customer_tier: 'vip' },
    targets: { first_reply: { secs: 120, time: 'wall' }, next_reply: { secs: 180, time: 'wall' } },
    pause_on: [],
  },
  ticket: {
    policy_id: 'ticket',
    version: 1,
    name: '工单标准 Ticket standard',
    conditions: { case_kind: 'ticket' },
    targets: {
      first_reply: { secs: 8 * HOUR, time: 'business' },
      next_reply: { secs: 8 * HOUR, time: 'business' },
      resolution: { secs: 45 * HOUR, time: 'business' },
    },
    pause_on: ['pending', 'snoozed'],
  },
  ticketVip: {
    policy_id: 'ticket-vip',
    version: 1,
    name: '工单 VIP Ticket VIP',
    conditions: { case_kind: 'ticket', customer_tier: 'vip' },
    targets: {
      first_reply: { secs: 4 * HOUR, time: 'business' },
      next_reply: { secs: 4 * HOUR, time: 'business' },
      resolution: { secs: 24 * HOUR, time: 'business' },
    },
    pause_on: ['pending', 'on_hold', 'snoozed'],
  },
} as const satisfies Record<string, Policy>

/** The chat promise is tightened half-way through the history: version 2 of the standard policy. */
export const CHAT_V2: Policy = {
  ...POLICIES.chat,
  version: 2,
  targets: { first_reply: { secs: 150, time: 'wall' }, next_reply: { secs: 210, time: 'wall' } },
}

/** The policy with most matching conditions, as the fold itself would choose. */
export function policyFor(kind: CaseKind, tier: Tier, isTightened: boolean): Policy {
  if (tier === 'vip') return kind === 'chat' ? POLICIES.chatVip : POLICIES.ticketVip
  if (kind === 'ticket') return POLICIES.ticket
  return isTightened ? CHAT_V2 : POLICIES.chat
}
