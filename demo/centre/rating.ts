import { say } from '../text/voice.ts'
import type { Category } from '../world/categories.ts'
import type { CaseFile } from './case-file.ts'
import { type Centre, emitCase, later } from './centre.ts'
import type { Worker } from './worker.ts'

/** How much a topic alone moves the mood of a rating, in points of five. */
const TOPIC_POINTS: Readonly<Record<Category, number>> = {
  order: 0.1,
  logistics: -0.2,
  refund: -0.15,
  quality: -0.3,
  account: 0.05,
  billing: -0.1,
  app: -0.15,
  praise: 0.8,
}

/** Asks for a rating most of the time, once per resolve; some customers give one, fewer say why. */
export function askForRating(centre: Centre, file: CaseFile, worker: Worker | null): void {
  const { draws } = centre
  if (file.isSpam || !draws.chance(worker === null ? 0.5 : 0.86)) return
  const rating_id = `r${file.id.slice(1)}-${String(file.seq + 1)}`
  const about = worker === null ? { about: 'bot' } : { about: 'human', agent_id: worker.agent.id }
  emitCase({ centre, file }, 'rating.requested', { rating_id, ...about })
  const satisfaction = satisfactionOf(file, worker, draws.normal())
  const isExtreme = satisfaction > 4.7 || satisfaction < 2
  if (!draws.chance((file.kind === 'chat' ? 0.34 : 0.22) * (isExtreme ? 1.3 : 0.85))) return
  const score = Math.max(1, Math.min(5, Math.round(satisfaction)))
  later(centre, 8_000 + draws.logNormal(file.kind === 'chat' ? 90_000 : 6 * 3_600_000, 1), () => {
    const comment = draws.chance(score <= 2 ? 0.55 : 0.24)
      ? { comment: commentOn(centre, file, score, worker) }
      : {}
    emitCase({ centre, file }, 'rating.given', {
      rating_id,
      ...about,
      score,
      scale_min: 1,
      scale_max: 5,
      ...comment,
    })
  })
}

/** Latent satisfaction, about 1..5: the agent's warmth and skill against waiting, anger, detours and the topic. */
function satisfactionOf(file: CaseFile, worker: Worker | null, noise: number): number {
  const waitMinutes = file.kind === 'chat' ? file.waitedMs / 60_000 : file.waitedMs / 1_800_000
  const waiting = 0.32 * Math.log2(1 + waitMinutes)
  const agent = worker === null ? -0.5 : 0.32 * worker.agent.warmth + 0.22 * worker.agent.skill
  const detours = 0.35 * file.transferCount + 0.5 * file.reopenCount
  return (
    5.1 + agent + TOPIC_POINTS[file.category] - waiting - detours - 0.38 * file.anger + 1.05 * noise
  )
}

function commentOn(centre: Centre, file: CaseFile, score: number, worker: Worker | null): string {
  const part = score >= 4 ? 'commentGood' : score === 3 ? 'commentFair' : 'commentBad'
  const agent = worker === null ? {} : { agent: worker.agent.name }
  return say(file.voice, part, {
    draws: centre.wording,
    anger: file.anger,
    at: centre.agenda.now(),
    ...agent,
  })
}
