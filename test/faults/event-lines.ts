/** `count` events in lines, ten to a case, ids with `prefix`. */
export function eventLines(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      event_id: `${prefix}-${index}`,
      type: index % 10 === 0 ? 'case.opened' : 'message.sent',
      occurred_at: new Date(Date.UTC(2026, 0, 5) + index * 1000).toISOString(),
      source: 'faults',
      case_id: `${prefix}-${Math.floor(index / 10)}`,
      case_kind: 'chat',
      data:
        index % 10 === 0
          ? { opened_by: 'customer' }
          : { message_id: `${prefix}-${index}`, author: 'customer', text: `words ${index}` },
    }),
  )
}
