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
    ...checkArrival(health),
  ]
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
