import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { readAccount, viewerOf } from '../../accounts/public.ts'
import { type LiveAnswer, liveAnswer } from '../../domain/contract/public.ts'
import { startOf } from '../../domain/public.ts'
import type { LiveCaseView, LiveSnapshot } from '../../warehouse/public.ts'
import { principalOf } from '../http/authenticate.ts'
import type { Rooms } from '../rooms.ts'

/** What is so now: queues, open cases, promises, agents. Read from memory, not from the warehouse. */
export function liveRoutes({ liveFeed, accounts, clock }: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    api.get(
      '/live',
      {
        schema: {
          tags: ['live'],
          summary: 'What is so now',
          response: { 200: liveAnswer },
        },
      },
      async (request): Promise<LiveAnswer> => {
        const board = await liveFeed.current()
        const { tz } = await readAccount(accounts)
        const now = clock.now()
        const viewer = viewerOf(principalOf(request), 'live:read')
        return { tz, ...written(board.snapshot(now, startOf('day', now, tz), viewer)) }
      },
    )
    done()
  }
}

/** Instants as the contract writes them. */
function written(snapshot: LiveSnapshot): Omit<LiveAnswer, 'tz'> {
  return {
    ...snapshot,
    as_of: iso(snapshot.as_of),
    queues: [...snapshot.queues],
    next_to_breach: snapshot.next_to_breach.map(writtenCase),
    agents: snapshot.agents.map((agent) => ({ ...agent, since: iso(agent.since) })),
    arrivals: snapshot.arrivals.map((slot) => ({ ...slot, start_at: iso(slot.start_at) })),
  }
}

function writtenCase(view: LiveCaseView): LiveAnswer['next_to_breach'][number] {
  return {
    ...view,
    opened_at: iso(view.opened_at),
    queued_at: isoOrNull(view.queued_at),
    waiting_since: isoOrNull(view.waiting_since),
    promises: view.promises.map((promise) => ({ ...promise, due_at: isoOrNull(promise.due_at) })),
  }
}

const iso = (at: number) => new Date(at).toISOString()
const isoOrNull = (at: number | null) => (at === null ? null : iso(at))
