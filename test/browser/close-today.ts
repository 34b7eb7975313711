import type { DeskAgent } from './desk-agent.ts'

/** Hours that are never now: one minute on a day of next week. */
export async function closeToday(agent: DeskAgent): Promise<void> {
  const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
  const day = days[(new Date().getUTCDay() + 3) % 7] ?? 'mon'
  await agent.ask('PUT', '/calendars', {
    document: {
      calendar_id: 'desk:default',
      tz: 'Asia/Shanghai',
      is_default: true,
      week: { [day]: [['03:00', '03:01']] },
    },
    save: { base_version: 0, change: { kind: 'from', effective_from: null } },
  })
}
