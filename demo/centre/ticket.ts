import { DAY_MS, HOUR_MS } from '../local-day.ts'
import type { CaseFile } from './case-file.ts'
import { type Centre, emit, emitCase, later } from './centre.ts'
import { resolveCase } from './closing.ts'
import { settle } from './duty.ts'
import { agentNotes, agentSays, customerSays } from './message.ts'
import { addToDo, workMs } from './routing.ts'
import { classify } from './triage.ts'
import type { Worker } from './worker.ts'

/** What the ticket's holder will do when it next lies before them. */
type Chapter = 'first' | 'answer' | 'reassure' | 'back'

const WORK_MS = 17 * 60_000

/** One ticket's story, told over days: `serve` is called whenever its holder takes it in hand. */
export function ticketStory(centre: Centre): { serve(file: CaseFile, worker: Worker): void } {
  let chapter: Chapter = 'first'
  const next = (file: CaseFile, worker: Worker, then: Chapter) => {
    chapter = then
    addToDo(centre, file, worker)
  }
  return {
    serve(file, worker) {
      if (chapter === 'first' && centre.draws.chance(0.12)) {
        emit(
          centre,
          'kb.searched',
          { agent_id: worker.agent.id },
          { query: file.category, hits: centre.draws.int(9) },
        )
      }
      later(centre, workMs(centre, worker, WORK_MS), () => {
        if (file.isSpam) markSpam(centre, file, worker)
        else if (chapter === 'first' && centre.draws.chance(0.004)) {
          markSpam(centre, file, worker)
          later(centre, centre.draws.logNormal(5 * HOUR_MS, 0.6), () => {
            unmarkSpam(centre, file, worker)
          })
        } else write(centre, file, worker, { chapter, next })
      })
    },
  }
}

interface Pen {
  readonly chapter: Chapter
  readonly next: (file: CaseFile, worker: Worker, then: Chapter) => void
}

/** The agent has thought; now they answer, ask, park the ticket or close it. */
function write(centre: Centre, file: CaseFile, worker: Worker, { chapter, next }: Pen): void {
  const { draws } = centre
  const luck = draws.next()
  if (chapter === 'first' && luck < 0.34) {
    agentSays(centre, file, 'hello', worker)
    awaitCustomer(centre, file, worker, () => {
      reply(centre, file, 'detail', () => {
        next(file, worker, 'answer')
      })
    })
  } else if (chapter !== 'back' && luck > 0.8) {
    const status = luck > 0.94 ? 'snoozed' : 'on_hold'
    park(centre, file, status, () => {
      next(file, worker, 'back')
    })
  } else {
    agentSays(centre, file, chapter === 'reassure' ? 'reassure' : 'letter', worker)
    classify(centre, file, worker)
    if (draws.chance(0.55)) {
      resolveCase(centre, file, worker, 'agent')
      return
    }
    awaitCustomer(centre, file, worker, () => {
      afterAnswer(centre, file, worker, next)
    })
  }
  layDown(centre, file, worker)
}

function afterAnswer(centre: Centre, file: CaseFile, worker: Worker, next: Pen['next']): void {
  const { draws } = centre
  if (draws.chance(0.28)) {
    resolveCase(centre, file, worker, 'system')
  } else if (draws.chance(0.3 + 0.1 * file.anger - 0.06 * worker.agent.skill)) {
    reply(centre, file, 'doubt', () => {
      next(file, worker, 'reassure')
    })
  } else {
    customerSays(centre, file, 'thanks')
    later(centre, draws.exponential(40 * 60_000), () => {
      resolveCase(centre, file, worker, 'agent')
    })
  }
}

/** Waits for the customer: pending, so that clocks may pause. */
function awaitCustomer(centre: Centre, file: CaseFile, worker: Worker, run: () => void): void {
  emitCase(
    { centre, file },
    'case.status_changed',
    { status: 'pending' },
    { agent_id: worker.agent.id },
  )
  later(centre, centre.draws.logNormal(3.5 * HOUR_MS, 1.1), () => {
    if (file.stage === 'served') run()
  })
}

function reply(centre: Centre, file: CaseFile, part: 'detail' | 'doubt', run: () => void): void {
  customerSays(centre, file, part)
  emitCase({ centre, file }, 'case.status_changed', { status: 'open' })
  run()
}

/** Waits for a warehouse, a courier, a supplier — or just for tomorrow. */
function park(
  centre: Centre,
  file: CaseFile,
  status: 'on_hold' | 'snoozed',
  run: () => void,
): void {
  const worker = file.holder
  if (worker === null) return
  agentNotes(centre, file, 'holdNote', worker)
  emitCase({ centre, file }, 'case.status_changed', { status }, { agent_id: worker.agent.id })
  const away =
    status === 'snoozed'
      ? DAY_MS * (0.6 + 0.6 * centre.draws.next())
      : centre.draws.logNormal(15 * HOUR_MS, 0.8)
  later(centre, away, () => {
    if (file.stage !== 'served') return
    emitCase({ centre, file }, 'case.status_changed', { status: 'open' })
    run()
  })
}

function markSpam(centre: Centre, file: CaseFile, worker: Worker): void {
  emitCase({ centre, file }, 'case.marked_spam', {}, { agent_id: worker.agent.id })
  file.stage = 'gone'
  layDown(centre, file, worker)
}

/** A letter that only looked like advertising: back onto the list of who threw it out. */
function unmarkSpam(centre: Centre, file: CaseFile, worker: Worker): void {
  file.stage = 'served'
  emitCase({ centre, file }, 'case.unmarked_spam', {}, { agent_id: worker.agent.id })
  addToDo(centre, file, worker)
}

/** Out of the hands, not off the list: the worker stays its holder and turns to something else. */
function layDown(centre: Centre, file: CaseFile, worker: Worker): void {
  if (worker.ticketInHand === file) worker.ticketInHand = null
  settle(centre, worker)
}
