import type { Part } from '../text/part.ts'
import { say } from '../text/voice.ts'
import type { CaseFile } from './case-file.ts'
import { type Centre, emitCase } from './centre.ts'
import type { Worker } from './worker.ts'

/** The customer writes. */
export function customerSays(centre: Centre, file: CaseFile, part: Part): void {
  const holder = file.holder === null ? {} : { agent: file.holder.agent.name }
  send(centre, file, say(file.voice, part, { ...mood(centre, file), ...holder }), {
    author: 'customer',
  })
}

/** The agent answers in public. */
export function agentSays(centre: Centre, file: CaseFile, part: Part, worker: Worker): void {
  const text = say(file.voice, part, {
    ...mood(centre, file),
    agent: worker.agent.name,
    warmth: worker.agent.warmth,
  })
  send(centre, file, text, { author: 'agent', agent_id: worker.agent.id })
}

/** The agent writes a note that customers never see. */
export function agentNotes(centre: Centre, file: CaseFile, part: Part, worker: Worker): void {
  const text = say(file.voice, part, { ...mood(centre, file), agent: worker.agent.name, warmth: 0 })
  send(centre, file, text, { author: 'agent', agent_id: worker.agent.id, isNote: true })
}

export function machineSays(
  centre: Centre,
  file: CaseFile,
  author: 'bot' | 'system',
  part: Part,
): void {
  send(centre, file, say(file.voice, part, mood(centre, file)), { author })
}

function mood(centre: Centre, file: CaseFile) {
  return { draws: centre.wording, anger: file.anger, at: centre.agenda.now() }
}

interface Sender {
  readonly author: 'customer' | 'agent' | 'bot' | 'system'
  readonly agent_id?: string
  readonly isNote?: boolean
}

function send(
  centre: Centre,
  file: CaseFile,
  text: string,
  { author, agent_id, isNote = false }: Sender,
): void {
  const data = {
    message_id: `${file.id}-${String(file.seq + 1)}`,
    author,
    is_note: isNote,
    language: isNote ? 'zh-CN' : file.customer.language,
    text,
  }
  emitCase({ centre, file }, 'message.sent', data, agent_id === undefined ? {} : { agent_id })
}
