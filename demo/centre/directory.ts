import { dayStart, HOUR_MS, localDay } from '../local-day.ts'
import { CALENDARS } from '../world/calendars.ts'
import { CHAT_V2, POLICIES, type Policy } from '../world/policies.ts'
import { TEAM_PLANS } from '../world/teams.ts'
import { type Centre, deskOf, emit } from './centre.ts'
import { closeQueue } from './contact.ts'

/** Tells the directory who and what there is, and books what will change: policy version 2, and closing time each day. */
export function openDirectory(centre: Centre): void {
  for (const { version } of Object.values(CALENDARS))
    emit(centre, 'calendar.updated', {}, { ...version })
  for (const policy of Object.values(POLICIES)) publishPolicy(centre, policy)
  for (const plan of TEAM_PLANS) {
    emit(
      centre,
      'team.updated',
      { team_id: plan.id },
      { name: plan.name, calendar_id: plan.calendar },
    )
    for (const kind of ['chat', 'ticket'] as const) {
      const name = kind === 'chat' ? plan.chatQueue : plan.ticketQueue
      emit(centre, 'queue.updated', { queue_id: `${plan.id}-${kind}` }, { name, team_id: plan.id })
    }
  }
  for (const desk of centre.desks) {
    const plan = TEAM_PLANS[desk.team]
    if (plan === undefined) continue
    const skills =
      plan.englishShare > 0.2 ? ['chat', 'ticket', 'zh-CN', 'en'] : ['chat', 'ticket', 'zh-CN']
    for (const { agent } of desk.workers) {
      emit(
        centre,
        'agent.updated',
        { agent_id: agent.id },
        { name: agent.name.full, team_ids: [plan.id], skills },
      )
    }
  }
  centre.agenda.book(centre.tightenedAt, () => {
    publishPolicy(centre, CHAT_V2)
  })
  bookClosing(centre, localDay(centre.options.from))
}

function publishPolicy(centre: Centre, policy: Policy): void {
  emit(centre, 'policy.updated', {}, { ...policy })
}

/** Local hour at which the chat queue is closed. */
const CLOSING_HOUR = { retail: 23, day: 21, office: 18, global: 2 } as const

/** Who still waits at closing time is asked to leave a ticket. */
function bookClosing(centre: Centre, day: number): void {
  for (const [team, plan] of TEAM_PLANS.entries()) {
    const at = dayStart(day) + CLOSING_HOUR[plan.calendar] * HOUR_MS
    if (at >= centre.agenda.now())
      centre.agenda.book(at, () => {
        closeQueue(centre, deskOf(centre, team).chatQueue)
      })
  }
  centre.agenda.book(dayStart(day + 1), () => {
    bookClosing(centre, day + 1)
  })
}
