import { z } from 'zod'
import { parseInstant } from '../time/zone.ts'

/** Checks that a schema cannot tell of itself: named, so that a reader of the schemas knows them again. */
export const holdsNoNul = (text: string) => !text.includes('\u0000')
export const isInstantText = (text: string) => Number.isFinite(parseInstant(text))

/**
 * The kinds of value an event may carry. Limits keep one hostile record from hurting the others.
 * NUL is refused everywhere: no database keeps it.
 */
const printable = (max: number) => z.string().max(max).refine(holdsNoNul, 'holds a NUL character')

/** An id as its source writes it, or already as `source:id`. */
export const id = printable(200).min(1)
export const label = printable(200)
export const name = printable(500)
export const text = printable(1_000_000)
export const labels = z.array(label.min(1)).max(200)
export const ids = z.array(id).max(1_000)

/** ISO 8601 with an offset or `Z`. A time without an offset is no instant. */
export const instant = z.string().refine(isInstantText, {
  error: 'is not an instant: write ISO 8601 with an offset, such as 2026-03-01T09:00:00+08:00',
})
export const localDay = z.iso.date()
/** A wall-clock span of one day, `["09:00", "18:00"]`; `24:00` is the end of the day. */
export const daySpan = z.tuple([
  z.string().regex(/^\d{2}:\d{2}$/),
  z.string().regex(/^\d{2}:\d{2}$/),
])
export const daySpans = z.array(daySpan).max(24)

export const CASE_STATUSES = ['open', 'pending', 'on_hold', 'snoozed', 'closed'] as const
export const SLA_TARGETS = ['first_reply', 'next_reply', 'resolution'] as const
/** Ten years: nobody promises later, and what is added to an instant stays one. */
export const LONGEST_PROMISE_SECS = 3_650 * 86_400
export const AGENT_STATES = [
  'online',
  'busy',
  'away',
  'break',
  'training',
  'meeting',
  'offline',
] as const

export type SlaTargetName = (typeof SLA_TARGETS)[number]
export type AgentState = (typeof AGENT_STATES)[number]
export type CaseKind = 'chat' | 'ticket'
