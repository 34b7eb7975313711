import { paceDrift } from '../demand/drift.ts'
import { TEAM_PLANS } from '../world/teams.ts'
import type { CaseFile } from './case-file.ts'
import { type Centre, deskOf, emitCase, later } from './centre.ts'
import { customerSays } from './message.ts'
import { type Desk, findFreeWorker, hasTimeToWrite, isFree, loadOf, type Worker } from './worker.ts'

const MEDIAN_PATIENCE_MS = 380_000

/** Puts a case into its team's queue; it is taken at once when somebody is free. */
export function enqueue(centre: Centre, file: CaseFile): void {
  const desk = deskOf(centre, file.team)
  file.stage = 'waiting'
  file.stays += 1
  file.queuedAt = centre.agenda.now()
  // A ticket lies on a pile: nobody waits on the line, so it has no stay that a service level could count.
  if (file.kind === 'chat') emitCase({ centre, file }, 'case.queued', {}, queueColumns(file))
  const queue = file.kind === 'chat' ? desk.chatQueue : desk.ticketQueue
  const firstBehind = queue.findIndex((other) => rankOf(other) < rankOf(file))
  if (firstBehind === -1) queue.push(file)
  else queue.splice(firstBehind, 0, file)
  // An agent needs a moment to see and take even a chat that found them idle.
  later(centre, 900 + centre.draws.logNormal(6_000, 0.95), () => {
    serveQueues(centre, desk)
  })
  if (file.kind === 'chat') watchPatience(centre, file)
}

/** Hands out what waits to whoever is free: chats first, then each worker's own tickets, then new tickets. */
function serveQueues(centre: Centre, desk: Desk): void {
  while (desk.chatQueue.length > 0) {
    const worker = findFreeWorker(desk, 'chat')
    const file = worker === null ? undefined : desk.chatQueue.shift()
    if (worker === null || file === undefined) break
    take(centre, file, worker)
  }
  if (desk.chatQueue.length > 0) return
  while (desk.ticketQueue.length > 0) {
    const worker = findFreeWorker(desk, 'ticket')
    const file = worker === null ? undefined : desk.ticketQueue.shift()
    if (worker === null || file === undefined) break
    take(centre, file, worker)
  }
}

/** Called whenever a worker has become freer. */
export function offerWork(centre: Centre, worker: Worker): void {
  const desk = deskOf(centre, worker.agent.team)
  if (isFree(worker) && hasTimeToWrite(worker) && desk.chatQueue.length === 0) {
    const next = worker.todo.shift()
    if (next !== undefined) {
      worker.ticketInHand = next
      next.serve(worker)
    }
  }
  serveQueues(centre, desk)
}

/** A ticket of this worker wants its next step: now if the hands are free, else when they are. */
export function addToDo(centre: Centre, file: CaseFile, worker: Worker): void {
  worker.todo.push(file)
  offerWork(centre, worker)
}

/** Gives a waiting case to a worker. The caller has taken it out of its queue. */
export function take(centre: Centre, file: CaseFile, worker: Worker): void {
  file.waitedMs += centre.agenda.now() - file.queuedAt
  occupy(file, worker)
  const by = file.kind === 'chat' ? 'router' : 'rule'
  emitCase(
    { centre, file },
    'case.assigned',
    { by },
    { ...queueColumns(file), agent_id: worker.agent.id },
  )
  file.serve(worker)
}

/** Moves the case into the worker's hands without an event: for a transfer, which has its own. */
export function occupy(file: CaseFile, worker: Worker): void {
  file.stage = 'served'
  file.holder = worker
  file.team = worker.agent.team
  if (file.kind === 'chat') worker.chatCount += 1
  else worker.ticketInHand = file
}

/** How long this worker takes for something that takes an average agent `ms`, with all that is in hand now. */
export function workMs(centre: Centre, worker: Worker, ms: number): number {
  const elapsed = centre.agenda.now() - centre.options.from
  const drift = paceDrift(TEAM_PLANS[worker.agent.team]?.id ?? '', elapsed)
  const crowd = 1 + 0.3 * Math.max(0, loadOf(worker) - 1)
  return centre.draws.logNormal(ms, 0.55) * worker.agent.pace * drift * crowd
}

export function queueColumns(file: CaseFile): {
  readonly team_id: string
  readonly queue_id: string
} {
  const team_id = TEAM_PLANS[file.team]?.id ?? ''
  return { team_id, queue_id: `${team_id}-${file.kind}` }
}

function removeFromQueue(queue: CaseFile[], file: CaseFile): void {
  const place = queue.indexOf(file)
  if (place !== -1) queue.splice(place, 1)
}

function rankOf(file: CaseFile): number {
  return (file.customer.tier === 'vip' ? 2 : 0) + (file.priority === 'urgent' ? 1 : 0)
}

/** Customers in a queue lose patience: some ask whether anybody is there, and in the end they leave. */
function watchPatience(centre: Centre, file: CaseFile): void {
  const stay = file.stays
  const isStillWaiting = () => file.stage === 'waiting' && file.stays === stay
  // Who has spoken to somebody already knows that they are heard, and waits longer.
  const calm = file.transferCount + file.reopenCount > 0 ? 2.5 : 1
  const patience = Math.max(2_500, calm * centre.draws.logNormal(MEDIAN_PATIENCE_MS, 0.95))
  if (patience > 75_000 && centre.draws.chance(0.5)) {
    later(centre, 45_000 + centre.draws.next() * (patience - 60_000), () => {
      if (isStillWaiting()) customerSays(centre, file, 'nudge')
    })
  }
  later(centre, patience, () => {
    if (!isStillWaiting()) return
    removeFromQueue(deskOf(centre, file.team).chatQueue, file)
    file.stage = 'gone'
    emitCase({ centre, file }, 'case.abandoned', { stage: 'queue' })
  })
}
