import { type DemoEvent, demoEvents } from '../../demo/public.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** About as many conversations as a small team has in two days. */
const STRETCH = { seed: 7, days: 2, cases: 90, tz: 'Asia/Shanghai' } as const
/** Chats that are still going on, whatever the hour. */
const GOING_ON = 7

/**
 * What the people of a demo's desk went through in the two days before `now`, in order of time. The last chats are
 * moved to the last half hour and stop in the middle, so that somebody waits for whoever comes to look.
 */
export function deskDays(now: number): readonly DemoEvent[] {
  const { days, ...options } = STRETCH
  const from = now - days * DAY_MS
  const events = [...demoEvents({ ...options, from, until: now, sizedUntil: now })]
  const chats = events.filter(
    ({ type, case_kind }) => type === 'case.opened' && case_kind === 'chat',
  )
  const going = new Map(
    chats.slice(-GOING_ON).map(({ case_id }, place) => [case_id ?? '', place] as const),
  )
  const past = events.filter(({ case_id = '' }) => !going.has(case_id))
  const present = [...going].flatMap(([caseId, place]) =>
    movedUp(
      cutShort(
        events.filter(({ case_id }) => case_id === caseId),
        place,
      ),
      now - (1 + place * 3) * MINUTE_MS,
    ),
  )
  return [...past, ...present].toSorted((a, b) => a.occurred_at.localeCompare(b.occurred_at))
}

/** Up to a word of the customer: the first of some, a later one of others. */
function cutShort(events: readonly DemoEvent[], place: number): readonly DemoEvent[] {
  const asked = events.flatMap(({ type, data }, index) =>
    type === 'message.sent' && data['author'] === 'customer' ? [index] : [],
  )
  const last = asked[Math.min(place % 3, asked.length - 1)] ?? 0
  return events.slice(0, last + 1)
}

function movedUp(events: readonly DemoEvent[], end: number): readonly DemoEvent[] {
  const last = events.at(-1)
  if (last === undefined) return []
  const shift = end - Date.parse(last.occurred_at)
  return events.map((event) => ({
    ...event,
    occurred_at: new Date(Date.parse(event.occurred_at) + shift).toISOString(),
  }))
}
