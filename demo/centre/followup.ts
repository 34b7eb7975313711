import { dayStart, HOUR_MS, localDay } from '../local-day.ts'
import type { CaseFile } from './case-file.ts'
import { type Centre, emitCase, isoOf } from './centre.ts'
import type { Worker } from './worker.ts'

/** 回访: who left angry is called back a day or two later, within office hours; some calls are forgotten. */
export function planFollowup(centre: Centre, file: CaseFile, worker: Worker): void {
  const { draws, agenda } = centre
  if (file.isSpam || !draws.chance(file.anger >= 2 ? 0.22 : 0.01)) return
  const followup_id = `f${file.id.slice(1)}-${String(file.seq + 1)}`
  const agent_id = worker.agent.id
  const day = localDay(agenda.now()) + 1 + draws.int(2)
  const dueAt = dayStart(day) + (10 + draws.int(9)) * HOUR_MS
  emitCase(
    { centre, file },
    'followup.scheduled',
    { followup_id, due_at: isoOf(dueAt) },
    { agent_id },
  )
  if (draws.chance(0.12)) return
  agenda.book(dueAt + draws.normal() * HOUR_MS, () => {
    emitCase({ centre, file }, 'followup.done', { followup_id }, { agent_id })
  })
}
