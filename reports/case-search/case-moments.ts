import type { CaseMoment } from '../../domain/contract/public.ts'
import type { StoredEvent } from '../../warehouse/public.ts'

/** Said elsewhere: messages with their texts by the transcript, promises with their clocks as intervals. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(['message.sent'])

/** Fields of `data` that tell something; ids among them get their source. */
const TELLING = [
  'status',
  'reason',
  'by',
  'stage',
  'tags',
  'category',
  'priority',
  'policy_id',
  'target',
  'about',
  'comment',
  'article_id',
  'confidence',
  'query',
  'hits',
  'url',
  'due_at',
  'direction',
  'talk_secs',
  'label',
  'kind',
  'opened_by',
] as const
const IDS = [
  'from_agent',
  'to_agent',
  'from_team',
  'to_team',
  'into',
  'case_id',
  'policy_id',
] as const

/** The events of a case that are no messages, in the order they were folded. */
export function momentsOf(events: readonly StoredEvent[]): CaseMoment[] {
  return events
    .filter(({ type }) => !SAID_ELSEWHERE.has(type))
    .map((event) => ({
      event_id: event.event_id,
      at: new Date(event.occurred_at).toISOString(),
      type: event.type,
      agent_id: event.agent_id ?? null,
      team_id: event.team_id ?? null,
      queue_id: event.queue_id ?? null,
      details: detailsOf(event),
    }))
}

function detailsOf({ data, source }: StoredEvent): CaseMoment['details'] {
  const all: Readonly<Record<string, unknown>> = data
  const details: CaseMoment['details'] = {}
  for (const field of TELLING) {
    const value = all[field]
    if (Array.isArray(value)) details[field] = value.map(String)
    else if (isPlain(value)) details[field] = value
  }
  for (const field of IDS) {
    const value = all[field]
    if (typeof value === 'string') details[field] = withSource(value, source)
  }
  const score = scoreOf(all)
  return score === null ? details : { ...details, score }
}

const isPlain = (value: unknown): value is string | number | boolean =>
  (typeof value === 'string' && value !== '') ||
  typeof value === 'number' ||
  typeof value === 'boolean'

const withSource = (id: string, source: string) =>
  id.startsWith(`${source}:`) ? id : `${source}:${id}`

/** 0 to 1, as facts have it. */
function scoreOf(data: Readonly<Record<string, unknown>>): number | null {
  const { score, scale_min: min, scale_max: max } = data
  if (typeof score !== 'number' || typeof min !== 'number' || typeof max !== 'number') return null
  return max > min ? (score - min) / (max - min) : null
}
