import { z } from 'zod'
import type { Problem } from '../deskmetry-error.ts'
import { CATALOGUE, type EventType, isAgentType, isCaseType, placeOf } from './catalogue.ts'
import { parseInstant } from '../time/zone.ts'
import { IN_WORDS, zodProblems } from '../zod-problem.ts'
import { id, instant, label } from './fields.ts'

/**
 * One event as it comes in: a line of NDJSON, an element of the HTTP body, a row that a map has made.
 * Ids are the source's own, or already `source:id`; {@link parseEvent} makes them whole.
 */
const envelope = z.object({
  event_id: id,
  type: z.string().max(100),
  occurred_at: instant,
  seq: z.number().int().nullish(),
  source: label.min(1).nullish(),
  case_id: id.nullish(),
  case_kind: z.enum(['chat', 'ticket']).nullish(),
  customer_id: id.nullish(),
  agent_id: id.nullish(),
  team_id: id.nullish(),
  queue_id: id.nullish(),
  channel: label.nullish(),
  data: z.record(z.string(), z.unknown()).nullish(),
})

/** The fields of an event as they are written, in the order of the documentation. */
export const EVENT_FIELDS = envelope.keyof().options

/** A validated event: ids as `source:id`, instants as epoch milliseconds, `data` as its type's schema says. */
export interface CanonicalEvent {
  readonly event_id: string
  readonly type: EventType
  /** Epoch ms. */
  readonly occurred_at: number
  readonly seq: number | null
  readonly source: string
  readonly case_id: string | null
  readonly case_kind: 'chat' | 'ticket' | null
  readonly customer_id: string | null
  readonly agent_id: string | null
  readonly team_id: string | null
  readonly queue_id: string | null
  readonly channel: string | null
  readonly data: Readonly<Record<string, unknown>>
}

export type ParsedEvent =
  | { readonly ok: true; readonly event: CanonicalEvent }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Fields of `data` that hold an id of a case, agent, team, queue or customer, and so carry the source. */
export const DATA_IDS = [
  'from_agent',
  'to_agent',
  'from_team',
  'to_team',
  'into',
  'case_id',
  'agent_id',
  'team_id',
  'queue_id',
  'customer_id',
] as const

/**
 * Judges one incoming record. The one place that says what a valid event is; the columnar check of bulk
 * files may only wave through what this function accepts.
 * @param input anything at all
 * @param fallbackSource the source of a record that names none
 * @returns the canonical event, or every problem with its path, reason and fix
 */
export function parseEvent(input: unknown, fallbackSource: string): ParsedEvent {
  const outer = envelope.safeParse(input, IN_WORDS)
  if (!outer.success) return { ok: false, problems: shapeProblems(outer.error, '') }
  const raw = outer.data
  if (placeOf(raw.type) < 0)
    return refuse(
      'type',
      `"${raw.type}" is not in the event catalogue`,
      'See docs/events.md for the types.',
    )
  const type = raw.type as EventType
  const inner = CATALOGUE[type].safeParse(raw.data ?? {}, IN_WORDS)
  if (!inner.success) return { ok: false, problems: shapeProblems(inner.error, 'data') }
  const data: Record<string, unknown> = inner.data
  const missing = missingColumn(type, raw, data)
  if (missing !== null) return refuse(missing, `${type} needs ${missing}`, `Give ${missing}.`)
  if (type === 'rating.given' && !isScaleSound(data)) {
    return refuse(
      'data.score',
      'the score does not lie on its scale',
      'Give scale_min < scale_max and a score between them.',
    )
  }
  const source = raw.source ?? fallbackSource
  const whole = (value: string | null | undefined) => (value ? qualifyId(source, value) : null)
  return {
    ok: true,
    event: {
      event_id: raw.event_id,
      type,
      occurred_at: parseInstant(raw.occurred_at),
      seq: raw.seq ?? null,
      source,
      case_id: whole(raw.case_id),
      case_kind: raw.case_kind ?? null,
      customer_id: whole(raw.customer_id ?? asId(data['customer_id'])),
      agent_id: whole(raw.agent_id ?? (isRating(type) ? null : asId(data['agent_id']))),
      team_id: whole(raw.team_id ?? (type === 'queue.updated' ? null : asId(data['team_id']))),
      queue_id: whole(raw.queue_id ?? asId(data['queue_id'])),
      channel: raw.channel ?? null,
      data: qualifyData(data, source),
    },
  }
}

/** `source:id`; an id that already begins with its source stays as it is. */
export function qualifyId(source: string, value: string): string {
  return value.startsWith(`${source}:`) ? value : `${source}:${value}`
}

function qualifyData(data: Record<string, unknown>, source: string): Record<string, unknown> {
  let changed: Record<string, unknown> | undefined
  for (const key of DATA_IDS) {
    const value = data[key]
    if (typeof value === 'string' && value !== '')
      (changed ??= { ...data })[key] = qualifyId(source, value)
  }
  const teamIds = data['team_ids']
  if (Array.isArray(teamIds))
    (changed ??= { ...data })['team_ids'] = teamIds.map((team) => qualifyId(source, String(team)))
  const conditions = data['conditions']
  if (isRecord(conditions) && typeof conditions['team_id'] === 'string') {
    ;(changed ??= { ...data })['conditions'] = {
      ...conditions,
      team_id: qualifyId(source, conditions['team_id']),
    }
  }
  return changed ?? data
}

type Envelope = z.infer<typeof envelope>

function missingColumn(
  type: EventType,
  raw: Envelope,
  data: Record<string, unknown>,
): string | null {
  if (isCaseType(type) && !raw.case_id) return 'case_id'
  if ((isAgentType(type) || type === 'agent.updated') && !raw.agent_id && !data['agent_id'])
    return 'agent_id'
  if (type === 'team.updated' && !raw.team_id && !data['team_id']) return 'team_id'
  if (type === 'queue.updated' && !raw.queue_id && !data['queue_id']) return 'queue_id'
  if (type.startsWith('customer.') && !raw.customer_id && !data['customer_id']) return 'customer_id'
  return null
}

const isRating = (type: EventType) => type === 'rating.given' || type === 'rating.requested'
const asId = (value: unknown) => (typeof value === 'string' ? value : null)
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isScaleSound(data: Record<string, unknown>): boolean {
  const { score, scale_min: low, scale_max: high } = data as Record<string, number>
  return (
    low !== undefined &&
    high !== undefined &&
    score !== undefined &&
    low < high &&
    score >= low &&
    score <= high
  )
}

function refuse(path: string, reason: string, fix: string): ParsedEvent {
  return { ok: false, problems: [{ code: 'EVENT_INVALID', path, reason, fix }] }
}

function shapeProblems({ issues }: z.ZodError, prefix: string): readonly Problem[] {
  return zodProblems(issues, { code: 'EVENT_INVALID', prefix, whole: 'the record' })
}
