/** Cases of which two hours count, or fewer under a calendar that closes earlier. */

/** An event: the calendar of all, open every day from midnight until then. */
export function openUntil(closes: string, event_id: string) {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
  return {
    event_id,
    type: 'calendar.updated',
    occurred_at: '2026-01-01T00:00:00Z',
    data: {
      calendar_id: 'all',
      version: 1,
      tz: 'UTC',
      is_default: true,
      week: Object.fromEntries(days.map((day) => [day, [['00:00', closes]]])),
    },
  }
}

/** The events of a case that is opened at ten and answered at noon of a day. */
export function repliedAtNoon(id: string, day: string) {
  return [
    { event_id: `${id}o`, type: 'case.opened', occurred_at: `${day}T10:00:00Z`, case_id: id },
    {
      event_id: `${id}r`,
      type: 'message.sent',
      occurred_at: `${day}T12:00:00Z`,
      case_id: id,
      agent_id: 'zoe',
      data: { message_id: id, author: 'agent', text: 'x' },
    },
  ]
}
