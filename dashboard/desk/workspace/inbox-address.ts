import type { DeskStatus, InboxRequest } from '../../../domain/contract/public.ts'

/** A list of cases as it stands in the address of the page. Mistakes of typed addresses fall back in silence. */
type Query = Readonly<Record<string, unknown>>

const BOXES = ['mine', 'unassigned', 'team', 'all', 'mentions', 'watching'] as const
const KINDS = ['chat', 'ticket'] as const
const ORDERS = ['waiting', 'newest', 'oldest', 'priority', 'updated'] as const
const STATUSES: readonly DeskStatus[] = [
  'open',
  'pending',
  'on_hold',
  'snoozed',
  'resolved',
  'closed',
]
const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const
const WORDS = [
  'queue_id',
  'team_id',
  'agent_id',
  'tag',
  'category',
  'channel',
  'customer_id',
] as const

export function parseInbox(query: Query): Partial<InboxRequest> {
  const kind = oneOf(KINDS, query['kind'])
  const order = oneOf(ORDERS, query['order'])
  const status = listOf(STATUSES, query['status'])
  const priority = listOf(PRIORITIES, query['priority'])
  const words = WORDS.flatMap((name) => {
    const value = query[name]
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : []
  })
  return {
    box: oneOf(BOXES, query['box']) ?? 'mine',
    ...(kind === null ? {} : { kind }),
    ...(order === null ? {} : { order }),
    ...(status.length === 0 ? {} : { status }),
    ...(priority.length === 0 ? {} : { priority }),
    ...Object.fromEntries(words),
  }
}

export function inboxToQuery(request: Partial<InboxRequest>): Record<string, string> {
  const entries = Object.entries(request).flatMap(([name, value]) => {
    if (name === 'after' || name === 'limit') return []
    return [[name, Array.isArray(value) ? value.join(',') : String(value)] as const]
  })
  return Object.fromEntries(entries)
}

function oneOf<Value extends string>(values: readonly Value[], text: unknown): Value | null {
  return values.find((value) => value === text) ?? null
}

function listOf<Value extends string>(values: readonly Value[], text: unknown): Value[] {
  const asked = typeof text === 'string' ? text.split(',') : []
  return values.filter((value) => asked.includes(value))
}
