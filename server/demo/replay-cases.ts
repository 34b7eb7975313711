import {
  actOnCase,
  type Actor,
  createDesk,
  type Desk,
  giveRating,
  openCase,
  sayAsCustomer,
} from '../../desk/public.ts'
import type { CaseAction } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import type { DemoEvent } from '../../demo/public.ts'
import type { Rooms } from '../rooms.ts'

/** A desk whose clock stands wherever the history is being told. */
interface PastDesk {
  readonly desk: Desk
  setNow(at: number): void
}

/** Who works at the desk, and where a case waits: routing works by the real clock and must not place it. */
export interface DemoStaff {
  readonly agents: readonly Extract<Actor, { kind: 'agent' }>[]
  readonly queues: Readonly<Record<'chat' | 'ticket', string>>
}

interface Replay extends DemoStaff {
  readonly past: PastDesk
  readonly names: ReadonlyMap<string, string>
  /** What has been opened so far, by the invented case's id. */
  readonly open: Map<
    string,
    { readonly id: string; readonly customer: Actor; rating_id: string | null }
  >
}

/**
 * Lets people of the desk live through invented conversations, at the instants at which they happened. Whatever the
 * generator knows and the desk decides by itself (queueing, assigning, promises) is left to the desk.
 */
export async function replayCases(
  rooms: Pick<Rooms, 'store' | 'accounts'>,
  staff: DemoStaff,
  events: readonly DemoEvent[],
): Promise<void> {
  const replay: Replay = {
    ...staff,
    past: openPast(rooms),
    names: namesIn(events),
    open: new Map(),
  }
  for (const event of events) {
    replay.past.setNow(Date.parse(event.occurred_at))
    try {
      await replayEvent(replay, event)
    } catch (error) {
      // The desk has rules of its own: what it refuses has not happened here.
      if (!(error instanceof DeskmetryError)) throw error
    }
  }
}

function openPast({ store, accounts }: Pick<Rooms, 'store' | 'accounts'>): PastDesk {
  let now = 0
  const clock = { now: () => now }
  return {
    desk: createDesk({ store, accounts: { ...accounts, clock } }),
    setNow(at) {
      now = at
    },
  }
}

function namesIn(events: readonly DemoEvent[]): ReadonlyMap<string, string> {
  const named = events.filter(({ type }) => type === 'customer.updated')
  return new Map(named.map(({ customer_id, data }) => [customer_id ?? '', String(data['name'])]))
}

async function replayEvent(replay: Replay, event: DemoEvent): Promise<void> {
  const { desk } = replay.past
  if (event.type === 'case.opened') return openInvented(replay, event)
  const mine = replay.open.get(event.case_id ?? '')
  if (mine === undefined) return
  const act = async (action: CaseAction) =>
    actOnCase(desk, agentOf(replay, event), mine.id, {
      client_key: event.event_id.padEnd(8, '-'),
      action,
    })
  const { data } = event
  switch (event.type) {
    case 'message.sent':
      return sayInvented(replay, event, mine)
    case 'case.tagged':
      await act({ type: 'set_tags', tags: (data['tags'] as string[]).slice(0, 50) })
      return
    case 'case.classified':
      await act({ type: 'set_category', category: String(data['category']) })
      return
    case 'case.resolved':
      await act({ type: 'set_status', status: 'resolved' })
      return
    case 'rating.requested': {
      const { entries } = await act({ type: 'request_rating' })
      const asked = entries.find(({ activity }) => activity === 'rating_requested')
      mine.rating_id = typeof asked?.data['rating_id'] === 'string' ? asked.data['rating_id'] : null
      return
    }
    case 'rating.given':
      if (mine.rating_id === null) return
      await giveRating(desk, mine.customer, {
        rating_id: mine.rating_id,
        score: Number(data['score']),
        comment: typeof data['comment'] === 'string' ? data['comment'] : '',
      })
  }
}

async function openInvented(replay: Replay, event: DemoEvent): Promise<void> {
  const { case_id = '', case_kind, channel = 'web_chat', customer_id = '', data } = event
  const kind = case_kind === 'ticket' ? 'ticket' : 'chat'
  const name = replay.names.get(customer_id) ?? '—'
  const text = (key: string) => (typeof data[key] === 'string' ? { [key]: data[key] } : {})
  const { case: opened } = await openCase(
    replay.past.desk,
    { kind: 'system', id: null, name: null },
    {
      kind,
      queue_id: replay.queues[kind],
      channel,
      customer: { name },
      opened_by: 'customer',
      ...text('subject'),
      ...text('language'),
      ...text('category'),
      ...text('business_line'),
    },
  )
  const customer: Actor = { kind: 'customer', id: opened.customer_id ?? '', name }
  replay.open.set(case_id, { id: opened.id, customer, rating_id: null })
}

async function sayInvented(
  replay: Replay,
  event: DemoEvent,
  mine: { readonly id: string; readonly customer: Actor },
): Promise<void> {
  const { desk } = replay.past
  const { author, is_note: isNote, text } = event.data
  const client_key = event.event_id.padEnd(8, '-')
  if (typeof text !== 'string' || text === '') return
  if (author === 'customer') {
    await sayAsCustomer(desk, mine.customer, { case_id: mine.id, client_key, text, file_ids: [] })
  } else if (author === 'agent') {
    const action: CaseAction =
      isNote === true
        ? { type: 'note', text, file_ids: [], mentions: [], is_whisper: false }
        : { type: 'reply', text, file_ids: [] }
    await actOnCase(desk, agentOf(replay, event), mine.id, { client_key, action })
  }
}

/** The same invented agent is always the same colleague. */
function agentOf({ agents }: Replay, { agent_id = '' }: DemoEvent): Actor {
  const number = Number(agent_id.replace(/\D/g, '')) || 0
  const agent = agents[number % agents.length]
  if (agent === undefined) throw new Error('A demo needs agents')
  return agent
}
