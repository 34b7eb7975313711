import type { CaseEvent, Ref } from './case-event.ts'
import { labelOf } from './case-values.ts'
import type { CaseColumns } from './fact-sink.ts'
import type { FoldContext } from './fold-context.ts'

/** What holds for a case as a whole: read off all its events before the walk. */
export interface CaseIdentity {
  readonly source: Ref
  readonly kind: 'chat' | 'ticket'
  readonly channel: Ref
  readonly customer: Ref
  readonly language: Ref
  readonly businessLine: Ref
  readonly origin: Ref
  readonly tags: readonly Ref[]
  readonly openedBy: string | null
  readonly hasBot: boolean
  /** A case that an agent opened, or that begins with a human reply, has no first reply. */
  readonly canHaveFirstReply: boolean
}

/**
 * Channel, kind and customer come from the earliest case.opened; where it is missing or says nothing, from the
 * first event that says something.
 */
export function identify(events: readonly CaseEvent[], context: FoldContext): CaseIdentity {
  const opening = events.find((event) => event.type === 'case.opened')
  const first = events[0]
  const kind = opening?.kind || firstOf(events, (event) => event.kind)
  const openedBy = opening?.data['opened_by']
  const beginsWithReply =
    first?.type === 'message.sent' && first.author === 'agent' && !first.isNote
  return {
    source: first?.source ?? 0,
    kind: kind === 1 ? 'chat' : 'ticket',
    channel: opening?.channel || firstOf(events, (event) => event.channel),
    customer: opening?.customer || firstOf(events, (event) => event.customer),
    language:
      labelOf(opening?.data['language'], context) || firstOf(events, (event) => event.language),
    businessLine: labelOf(opening?.data['business_line'], context),
    origin: labelOf(opening?.data['origin'], context),
    tags: lastTags(events, context),
    openedBy: typeof openedBy === 'string' ? openedBy : null,
    hasBot: events.some(
      (event) => event.type === 'message.sent' && event.author === 'bot' && !event.isNote,
    ),
    canHaveFirstReply: openedBy !== 'agent' && !beginsWithReply,
  }
}

export function caseColumns(identity: CaseIdentity, isExcluded: boolean): CaseColumns {
  return {
    source: identity.source,
    case_kind: identity.kind,
    channel: identity.channel,
    customer_id: identity.customer,
    language: identity.language,
    business_line: identity.businessLine,
    origin: identity.origin,
    tags: identity.tags,
    has_bot: identity.hasBot,
    is_excluded: isExcluded,
  }
}

function firstOf<V extends number>(
  events: readonly CaseEvent[],
  read: (event: CaseEvent) => V,
): V | 0 {
  for (const event of events) {
    const value = read(event)
    if (value !== 0) return value
  }
  return 0
}

/** The full set as the last event that says it: case.tagged, else the opening. */
function lastTags(events: readonly CaseEvent[], context: FoldContext): Ref[] {
  let tags: unknown = []
  for (const event of events) {
    if (event.type === 'case.tagged' || event.type === 'case.opened')
      tags = event.data['tags'] ?? tags
  }
  return Array.isArray(tags) ? [...new Set(tags.map((tag) => labelOf(tag, context)))] : []
}
