import type { RoomsHealth } from '../../server/public.ts'
import { checkClock } from './check-machine.ts'
import { type Finding, failed, ok, warning } from './finding.ts'

const LONG_LAG_SECS = 60

/** What the open engines say. */
export function checkRooms(health: RoomsHealth): readonly Finding[] {
  const { data, now } = health
  const received = data.sources.map((source) => source.last_received_at)
  return [
    ok('application database', `${health.store}, schema up to date`),
    data.warehouse_problem === null
      ? ok('warehouse', `${health.warehouse}, schema up to date, ${data.events_count} events`)
      : failed('warehouse', data.warehouse_problem, 'Events are kept; bring the engine back.'),
    health.needs_setup
      ? warning('administrator', 'there is none', 'Start the server and open the link it prints.')
      : ok('administrator', 'there is one'),
    checkClock(now, received.length === 0 ? null : Math.max(...received)),
    checkProxy(health),
    ...checkArrival(health),
  ]
}

const PROXY_SIGNS = {
  forwarded: 'requests come through one, but TRUST_PROXY is not set',
  https: 'PUBLIC_URL is https, which only a proxy can serve, but TRUST_PROXY is not set',
}

/** Unread, the proxy is the one address of everybody: limits per address would stop all people together. */
function checkProxy({ proxy }: Pick<RoomsHealth, 'proxy'>): Finding {
  return proxy === null
    ? ok('proxy', 'none is seen, or it is trusted')
    : warning(
        'proxy',
        `${PROXY_SIGNS[proxy]}: all visitors count as one address and share its limits`,
        'Start with TRUST_PROXY=true, if the proxy sets X-Forwarded-For itself.',
      )
}

function checkArrival({ data }: RoomsHealth): readonly Finding[] {
  const { lag_secs, is_folding, dead_letters_count, unmapped, spool } = data
  const waiting = spool?.problem ?? null
  return [
    lag_secs > LONG_LAG_SECS || waiting !== null
      ? failed(
          'arrival',
          waiting ?? `events wait for ${Math.round(lag_secs)} s to be loaded`,
          'See the log of the server; the events are kept.',
        )
      : is_folding
        ? warning(
            'arrival',
            'facts are behind the events',
            'Wait a minute; else deskmetry rebuild.',
          )
        : ok('arrival', 'everything that came can be queried'),
    dead_letters_count > 0
      ? warning(
          'dead letters',
          `${dead_letters_count} records were rejected`,
          'Mend and replay them: GET /api/v1/dead-letters lists them with reasons.',
        )
      : ok('dead letters', 'none'),
    unmapped.length > 0
      ? warning(
          'unmapped values',
          `${unmapped.length}`,
          'Add them to the value map and import again.',
        )
      : ok('unmapped values', 'none'),
  ]
}
