import { TEAM_PLANS } from '../world/teams.ts'
import type { CaseFile } from './case-file.ts'
import { type Centre, deskOf, emitCase, later } from './centre.ts'
import { resolveCase } from './closing.ts'
import { settle } from './duty.ts'
import { agentNotes, agentSays, customerSays, machineSays } from './message.ts'
import { enqueue, occupy, queueColumns, workMs } from './routing.ts'
import { classify, raisePriority } from './triage.ts'
import { findFreeWorker, isOnDuty, type Worker } from './worker.ts'

type Step =
  | 'hello'
  | 'handover'
  | 'detail'
  | 'check'
  | 'answer'
  | 'doubt'
  | 'reassure'
  | 'thanks'
  | 'unhappy'
  | 'bye'
  | 'byeSorry'

/** Mean seconds an average agent takes for a step, and whose step it is. */
const AGENT_SECS: Readonly<Partial<Record<Step, number>>> = {
  hello: 34,
  handover: 60,
  check: 42,
  answer: 340,
  reassure: 105,
  bye: 45,
  byeSorry: 60,
}
/** Without a "let me look" before it, the answer was a simple one. */
const SIMPLE_ANSWER_SECS = 110

/** A worker has taken the chat: they talk until it is solved, passed on, or the customer has gone. */
export function serveChat(centre: Centre, file: CaseFile, worker: Worker): void {
  if (file.duplicateOf !== null) {
    mergeAway(centre, file, worker, file.duplicateOf)
    return
  }
  runStep(
    centre,
    file,
    file.transferCount > 0 ? openingAfterTransfer(centre, file) : script(centre, file),
    0,
  )
}

function script(centre: Centre, file: CaseFile): readonly Step[] {
  const { draws } = centre
  const steps: Step[] = file.reopenCount > 0 ? ['handover'] : ['hello', 'detail']
  if (file.category !== 'praise' && draws.chance(0.75)) steps.push('check')
  steps.push('answer')
  return [...steps, ...ending(centre, file)]
}

function openingAfterTransfer(centre: Centre, file: CaseFile): readonly Step[] {
  return ['handover', 'detail', 'check', 'answer', ...ending(centre, file)]
}

/** Doubts come with anger; skill and warmth calm them. */
function ending(centre: Centre, file: CaseFile): readonly Step[] {
  const { draws } = centre
  const skill = file.holder?.agent.skill ?? 0
  const steps: Step[] = []
  const doubt = 0.42 + 0.12 * file.anger - 0.07 * skill
  for (let round = 0; round < 3 && draws.chance(doubt); round += 1) steps.push('doubt', 'reassure')
  const isLost = draws.chance(0.08 + 0.1 * file.anger - 0.05 * skill)
  return isLost ? [...steps, 'unhappy', 'byeSorry'] : [...steps, 'thanks', 'bye']
}

function runStep(centre: Centre, file: CaseFile, steps: readonly Step[], index: number): void {
  const step = steps[index]
  const worker = file.holder
  if (worker === null || file.stage !== 'served') return
  if (step === undefined) {
    later(centre, workMs(centre, worker, 25_000), () => {
      finish(centre, file, worker)
    })
    return
  }
  const isSimple = step === 'answer' && steps[index - 1] !== 'check'
  const agentSecs = isSimple ? SIMPLE_ANSWER_SECS : AGENT_SECS[step]
  if (agentSecs !== undefined) {
    later(centre, workMs(centre, worker, agentSecs * 1000), () => {
      if (file.stage !== 'served') return
      agentSays(centre, file, step, worker)
      if (step === 'answer') classify(centre, file, worker)
      if (step === 'hello' && wantsTransfer(centre, file) && transfer(centre, file, worker)) return
      runStep(centre, file, steps, index + 1)
    })
    return
  }
  if (step !== 'detail' && centre.draws.chance(step === 'thanks' ? 0.16 : 0.04)) {
    fallSilent(centre, file, worker)
    return
  }
  later(centre, 8_000 + centre.draws.logNormal(290_000, 0.85), () => {
    if (file.stage !== 'served') return
    customerSays(centre, file, step)
    runStep(centre, file, steps, index + 1)
  })
}

function finish(centre: Centre, file: CaseFile, worker: Worker): void {
  if (file.stage !== 'served') return
  resolveCase(centre, file, worker, 'agent')
}

/** The customer does not answer any more: one reminder, then the chat is closed as solved. */
function fallSilent(centre: Centre, file: CaseFile, worker: Worker): void {
  later(centre, workMs(centre, worker, 170_000), () => {
    if (file.stage !== 'served') return
    agentSays(centre, file, 'silent', worker)
    later(centre, 120_000 + centre.draws.exponential(100_000), () => {
      if (file.stage !== 'served') return
      machineSays(centre, file, 'system', 'timedOut')
      resolveCase(centre, file, worker, 'system')
    })
  })
}

function wantsTransfer(centre: Centre, file: CaseFile): boolean {
  const isForeign =
    TEAM_PLANS[file.team]?.id !== 'member' &&
    (file.category === 'account' || file.category === 'app')
  return (
    file.transferCount === 0 &&
    centre.draws.chance(0.015 + 0.06 * file.anger + (isForeign ? 0.14 : 0))
  )
}

/**
 * Passes the chat on: angry ones to the escalation desk, foreign matters to the team that owns them. To a free colleague
 * directly, else into that team's queue. Returns false when nobody there is on duty.
 */
function transfer(centre: Centre, file: CaseFile, worker: Worker): boolean {
  const target =
    file.anger >= 2 || (file.category !== 'account' && file.category !== 'app') ? 'care' : 'member'
  const team = TEAM_PLANS.findIndex((plan) => plan.id === target)
  const desk = deskOf(centre, team)
  const colleague = team === file.team ? null : findFreeWorker(desk, 'chat')
  const isNextInLine = desk.chatQueue.length === 0 && desk.workers.some((other) => isOnDuty(other))
  if (team === file.team || (colleague === null && !isNextInLine)) return false
  file.transferCount += 1
  const from = { from_agent: worker.agent.id, from_team: queueColumns(file).team_id }
  agentNotes(centre, file, 'transferNote', worker)
  if (target === 'care') raisePriority({ centre, file }, 'urgent', worker)
  worker.chatCount -= 1
  file.holder = null
  if (colleague !== null) {
    occupy(file, colleague)
    emitCase({ centre, file }, 'case.transferred', {
      ...from,
      to_agent: colleague.agent.id,
      to_team: target,
      by: 'agent',
    })
    serveChat(centre, file, colleague)
  } else {
    file.team = team
    emitCase({ centre, file }, 'case.transferred', { ...from, to_team: target, by: 'agent' })
    enqueue(centre, file)
  }
  settle(centre, worker)
  return true
}

/** The same customer wrote twice: the second case goes into the first. */
function mergeAway(centre: Centre, file: CaseFile, worker: Worker, into: string): void {
  later(centre, workMs(centre, worker, 50_000), () => {
    agentNotes(centre, file, 'mergeNote', worker)
    file.stage = 'gone'
    file.holder = null
    worker.chatCount -= 1
    emitCase({ centre, file }, 'case.merged', { into }, { agent_id: worker.agent.id })
    settle(centre, worker)
    if (centre.draws.chance(0.06)) takeApart(centre, file, worker)
  })
}

/** It was another matter after all: the case stands alone again and goes back into the queue. */
function takeApart(centre: Centre, file: CaseFile, worker: Worker): void {
  later(centre, 90_000 + centre.draws.exponential(240_000), () => {
    if (!deskOf(centre, file.team).workers.some(isOnDuty)) return
    file.duplicateOf = null
    emitCase({ centre, file }, 'case.unmerged', {}, { agent_id: worker.agent.id })
    emitCase({ centre, file }, 'case.unassigned', { reason: 'unmerged' })
    enqueue(centre, file)
  })
}
