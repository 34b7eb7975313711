import type { CaseFile } from './case-file.ts'
import { type Centre, emitCase } from './centre.ts'
import type { Worker } from './worker.ts'

/** The agent has understood the matter and files it right, mostly. */
export function classify(centre: Centre, file: CaseFile, worker: Worker): void {
  if (file.filedAs === file.category || !centre.draws.chance(0.8)) return
  file.filedAs = file.category
  const agent_id = worker.agent.id
  emitCase({ centre, file }, 'case.classified', { category: file.category }, { agent_id })
}

/** Raises the priority of a case; one that is as high already stays as it is. */
export function raisePriority(
  { centre, file }: { readonly centre: Centre; readonly file: CaseFile },
  priority: 'high' | 'urgent',
  worker: Worker | null,
): void {
  if (file.priority === 'urgent' || file.priority === priority) return
  file.priority = priority
  const columns = worker === null ? {} : { agent_id: worker.agent.id }
  emitCase({ centre, file }, 'case.priority_changed', { priority }, columns)
}
