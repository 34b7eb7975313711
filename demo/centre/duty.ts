import type { AgentState } from '../../domain/public.ts'
import { dayStart, localDay } from '../local-day.ts'
import { type Centre, deskOf, emit, isoOf, later } from './centre.ts'
import { offerWork } from './routing.ts'
import { plannedShift, type Shift } from './shift-plan.ts'
import type { Worker } from './worker.ts'

/** Pauses longer than this begin as planned, covered or not. */
const LONGEST_COVER_MS = 3 * 3_600_000

/** Starts the working life of everybody: plans are published a week ahead, days begin and end. */
export function startDuty(centre: Centre): void {
  const today = localDay(centre.options.from)
  for (let day = today; day < today + 7; day += 1) publishDay(centre, day)
  runDay(centre, today)
}

/** Books today's shifts, publishes the day a week from now, and does the same tomorrow. */
function runDay(centre: Centre, day: number): void {
  for (const worker of allWorkers(centre)) {
    const shift = plannedShift(worker.agent, day, centre.options.seed)
    if (shift !== null && shift.endsAt > centre.agenda.now()) bookShift(centre, worker, shift)
  }
  centre.agenda.book(dayStart(day) + 15 * 3_600_000, () => {
    publishDay(centre, day + 7)
  })
  centre.agenda.book(dayStart(day + 1), () => {
    runDay(centre, day + 1)
  })
}

function publishDay(centre: Centre, day: number): void {
  for (const worker of allWorkers(centre)) {
    const shift = plannedShift(worker.agent, day, centre.options.seed)
    if (shift === null) continue
    const activities = shift.activities.map(({ activity, startsAt, endsAt }) => ({
      activity,
      starts_at: isoOf(startsAt),
      ends_at: isoOf(endsAt),
    }))
    const { agent } = worker
    emit(
      centre,
      'shift.published',
      { agent_id: agent.id },
      {
        shift_id: `s${agent.id}-${String(day)}`,
        starts_at: isoOf(shift.startsAt),
        ends_at: isoOf(shift.endsAt),
        activities,
      },
    )
  }
}

/** People are roughly on time; now and then somebody does not come at all. */
function bookShift(centre: Centre, worker: Worker, shift: Shift): void {
  const { draws, agenda } = centre
  if (draws.chance(0.012)) return
  const slip = () => worker.agent.punctuality * draws.exponential(2.2 * 60_000)
  const arrival = shift.startsAt - 120_000 + slip()
  agenda.book(arrival, () => {
    worker.pause = null
    changeState(centre, worker, 'online')
    offerWork(centre, worker)
  })
  for (const { state, startsAt, endsAt } of shift.activities) {
    if (state === 'online' || startsAt < agenda.now()) continue
    agenda.book(Math.max(arrival + 1, startsAt + slip() / 2), () => {
      planPause(centre, worker, state, endsAt + slip())
    })
  }
  if (draws.chance(0.5)) {
    const at = shift.startsAt + draws.next() * (shift.endsAt - shift.startsAt)
    agenda.book(Math.max(arrival + 1, at), () => {
      planPause(centre, worker, 'away', at + draws.exponential(240_000))
    })
  }
  agenda.book(Math.max(arrival + 2, shift.endsAt + slip() / 3), () => {
    planPause(centre, worker, 'offline', Infinity)
  })
}

/**
 * From now on the worker takes nothing new (unless nobody else is there: then the pause has to wait); the pause itself begins when the hands are empty, so that nobody is left alone in a chat.
 */
function planPause(centre: Centre, worker: Worker, state: AgentState, until: number): void {
  if (worker.state === 'offline') return
  if (
    state !== 'offline' &&
    isLastOne(centre, worker) &&
    until < centre.agenda.now() + LONGEST_COVER_MS
  ) {
    later(centre, 12 * 60_000, () => {
      planPause(centre, worker, state, until + 12 * 60_000)
    })
    return
  }
  worker.pause = { state, until }
  if (worker.chatCount > 0 || worker.ticketInHand !== null) changeState(centre, worker, 'busy')
  else beginPause(centre, worker)
}

/** To be called after every release: begins the planned pause when nothing is in hand, else looks for work. */
export function settle(centre: Centre, worker: Worker): void {
  if (worker.pause === null) offerWork(centre, worker)
  else if (worker.chatCount === 0 && worker.ticketInHand === null) beginPause(centre, worker)
}

function beginPause(centre: Centre, worker: Worker): void {
  const pause = worker.pause
  if (pause === null || worker.state === pause.state) return
  changeState(centre, worker, pause.state)
  if (pause.state === 'offline') return
  later(centre, Math.max(60_000, pause.until - centre.agenda.now()), () => {
    if (worker.pause !== pause) return
    worker.pause = null
    changeState(centre, worker, 'online')
    offerWork(centre, worker)
  })
}

function changeState(centre: Centre, worker: Worker, state: AgentState): void {
  if (worker.state === state) return
  worker.state = state
  emit(centre, 'agent.state_changed', { agent_id: worker.agent.id }, { state })
}

function isLastOne(centre: Centre, worker: Worker): boolean {
  const colleagues = deskOf(centre, worker.agent.team).workers
  return colleagues.every(
    (other) => other === worker || other.state !== 'online' || other.pause !== null,
  )
}

function* allWorkers(centre: Centre): Generator<Worker> {
  for (const desk of centre.desks) yield* desk.workers
}
