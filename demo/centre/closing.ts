import { DAY_MS, HOUR_MS } from '../local-day.ts'
import type { CaseFile } from './case-file.ts'
import { type Centre, deskOf, emitCase, later } from './centre.ts'
import { settle } from './duty.ts'
import { customerSays } from './message.ts'
import { isFree, isOnDuty, type Worker } from './worker.ts'
import { addToDo, enqueue, occupy, queueColumns } from './routing.ts'
import { planFollowup } from './followup.ts'
import { askForRating } from './rating.ts'
import { raisePriority } from './triage.ts'

/** The case is solved, or so the centre thinks: hands are freed, a rating asked, and some come back. */
export function resolveCase(
  centre: Centre,
  file: CaseFile,
  worker: Worker | null,
  by: 'agent' | 'bot' | 'system',
): void {
  if (file.stage === 'resolved' || file.stage === 'gone') return
  const { draws } = centre
  if (by === 'agent' && draws.chance(0.35)) {
    emitCase({ centre, file }, 'case.tagged', { tags: tagsOf(file) }, actor(worker))
  }
  emitCase({ centre, file }, 'case.resolved', { by }, by === 'agent' ? actor(worker) : {})
  file.stage = 'resolved'
  if (worker !== null) release(centre, file, worker)
  askForRating(centre, file, worker)
  if (worker !== null) planFollowup(centre, file, worker)
  const skill = worker?.agent.skill ?? 0
  if (
    worker !== null &&
    file.reopenCount < 2 &&
    draws.chance(0.045 - 0.012 * skill + 0.02 * file.anger)
  ) {
    later(centre, 60_000 + draws.logNormal(5 * HOUR_MS, 1.2), () => {
      reopen(centre, file, worker)
    })
  }
  if (file.kind === 'ticket')
    later(centre, 4 * DAY_MS, () => {
      close(centre, file)
    })
}

function close(centre: Centre, file: CaseFile): void {
  if (file.stage !== 'resolved') return
  file.stage = 'gone'
  emitCase({ centre, file }, 'case.status_changed', { status: 'closed' })
}

/** The customer is back. A chat goes on with its agent if they are free, else it queues again. */
function reopen(centre: Centre, file: CaseFile, worker: Worker): void {
  if (file.stage !== 'resolved') return
  if (file.kind === 'chat' && !deskOf(centre, file.team).workers.some(isOnDuty)) {
    // The chat window is shut: they try again.
    later(centre, HOUR_MS * (0.5 + centre.draws.exponential(1.5)), () => {
      reopen(centre, file, worker)
    })
    return
  }
  file.reopenCount += 1
  file.anger = Math.min(3, file.anger + 1)
  customerSays(centre, file, 'comeBack')
  emitCase({ centre, file }, 'case.reopened', { by: 'customer' })
  if (centre.draws.chance(0.4)) raisePriority({ centre, file }, 'high', null)
  if (file.kind === 'ticket') {
    file.stage = 'served'
    addToDo(centre, file, worker)
  } else if (isFree(worker)) {
    occupy(file, worker)
    emitCase(
      { centre, file },
      'case.assigned',
      { by: 'router' },
      { ...queueColumns(file), agent_id: worker.agent.id },
    )
    file.serve(worker)
  } else {
    file.holder = null
    emitCase({ centre, file }, 'case.unassigned', { reason: 'agent_not_available' })
    enqueue(centre, file)
  }
}

function release(centre: Centre, file: CaseFile, worker: Worker): void {
  if (file.kind === 'chat') worker.chatCount -= 1
  else if (worker.ticketInHand === file) worker.ticketInHand = null
  // Hands are free a moment later, when the wrap-up is written; then the next one may come.
  later(centre, 5_000 + centre.draws.exponential(45_000), () => {
    settle(centre, worker)
  })
}

function actor(worker: Worker | null): { readonly agent_id?: string } {
  return worker === null ? {} : { agent_id: worker.agent.id }
}

function tagsOf(file: CaseFile): readonly string[] {
  const tags: string[] = [file.category]
  if (file.anger >= 2) tags.push('complaint')
  if (file.customer.tier === 'vip') tags.push('vip')
  if (file.transferCount > 0) tags.push('transferred')
  if (file.reopenCount > 0) tags.push('reopened')
  return tags
}
