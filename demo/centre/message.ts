import type { Part } from '../text/part.ts'
import { say } from '../text/voice.ts'
import type { CaseFile } from './case-file.ts'
import { type Centre, emitCase, later } from './centre.ts'
import type { Worker } from './worker.ts'

/** The customer writes. */
export function customerSays(centre: Centre, file: CaseFile, part: Part): void {
  const holder = file.holder === null ? {} : { agent: file.holder.agent.name }
  const text = say(file.voice, part, { ...mood(centre, file), ...holder })
  const message_id = send(centre, file, text, { author: 'customer' })
  // A number that nobody should keep: taken out of the transcript a little later.
  if (centre.draws.chance(0.0008))
    later(centre, 60_000 + centre.draws.exponential(1_200_000), () => {
      emitCase({ centre, file }, 'message.redacted', { message_id })
    })
}

/** The agent answers in public. */
export function agentSays(centre: Centre, file: CaseFile, part: Part, worker: Worker): void {
  const text = say(file.voice, part, {
    ...mood(centre, file),
    agent: worker.agent.name,
    warmth: worker.agent.warmth,
  })
  const message_id = send(centre, file, text, { author: 'agent', agent_id: worker.agent.id })
  if (REWORDABLE.has(part) && centre.draws.chance(0.01)) reword({ centre, file }, message_id, part)
}

/** Parts of which one wording is as good as another, so that an agent may swap them. */
const REWORDABLE: ReadonlySet<Part> = new Set<Part>(['hello', 'check', 'bye', 'silent'])

/** The agent sees a slip and writes the line again in its place. */
function reword({ centre, file }: Scene, message_id: string, part: Part): void {
  const agent = file.holder?.agent
  if (agent === undefined) return
  later(centre, 6_000 + centre.draws.exponential(15_000), () => {
    const text = say(file.voice, part, {
      ...mood(centre, file),
      agent: agent.name,
      warmth: agent.warmth,
    })
    const columns = { agent_id: agent.id }
    emitCase({ centre, file }, 'message.edited', { message_id, text }, columns)
  })
}

interface Scene {
  readonly centre: Centre
  readonly file: CaseFile
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
): string {
  const message_id = `${file.id}-${String(file.seq + 1)}`
  const data = {
    message_id,
    author,
    is_note: isNote,
    language: isNote ? 'zh-CN' : file.customer.language,
    text,
  }
  emitCase({ centre, file }, 'message.sent', data, agent_id === undefined ? {} : { agent_id })
  return message_id
}
