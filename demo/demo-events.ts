import { type Centre, openCentre } from './centre/centre.ts'
import { receiveContact } from './centre/contact.ts'
import { openDirectory } from './centre/directory.ts'
import { startDuty } from './centre/duty.ts'
import { notePlans } from './centre/plans.ts'
import { type ArrivalProcess, BUCKET_MS, bucketOf, openArrivals } from './demand/arrivals.ts'
import type { DemoEvent, DemoOptions } from './demo-event.ts'
import { localDay } from './local-day.ts'

/**
 * The events of an invented contact centre, in order of `occurred_at`, one canonical event input each.
 * Deterministic: no clock, no randomness but the seed's. Lazy: memory follows the cases open at one time, not the length
 * of the history, so a million cases stream and `until: Infinity` runs on into live traffic — stop pulling when an event
 * lies in the future, and pull again later.
 * @param options.from first instant, ms; the directory (calendars, policies, teams, queues, agents) is told then
 * @param options.until exclusive end, ms; cases still open then simply stay open
 * @param options.cases the volume aimed at between `from` and `sizedUntil`
 */
export function* demoEvents(options: DemoOptions): Generator<DemoEvent, void> {
  const centre = openCentre(options)
  const { agenda, outbox } = centre
  agenda.book(options.from, () => {
    openDirectory(centre)
    startDuty(centre)
    notePlans(centre, localDay(options.from))
    receiveHalfHour(centre, openArrivals(options), bucketOf(options.from))
  })
  while (agenda.runNext(options.until)) {
    if (outbox.length === 0) continue
    yield* outbox
    outbox.length = 0
  }
}

function receiveHalfHour(centre: Centre, arrivals: ArrivalProcess, bucket: number): void {
  for (const arrival of arrivals.draw(bucket)) {
    centre.agenda.book(arrival.at, () => {
      receiveContact(centre, arrival)
    })
  }
  centre.agenda.book(bucket + BUCKET_MS, () => {
    receiveHalfHour(centre, arrivals, bucket + BUCKET_MS)
  })
}
