import { type DeskQueue, hasSkill } from '../../domain/contract/public.ts'
import { speaks } from './language.ts'
import { roomFor } from './room.ts'
import type { Relaxed, RoutingAgent, WaitingCase } from './routing-state.ts'

export interface Fit {
  /** What this agent lacks and is no longer asked for. */
  readonly relaxed: readonly Relaxed[]
  /** How many of the skills asked for the agent lacks. */
  readonly missing: readonly string[]
}

/** What of a case decides who may have it. */
type Asking = Pick<
  WaitingCase,
  'kind' | 'channel' | 'team_id' | 'language' | 'queued_at' | 'not_to'
>

/**
 * Whether the agent may be given this case now.
 * @returns null when not: not available, no room, another team, just failed to answer it, or lacks what the queue
 * asks for and has not yet let go
 */
export function fitOf(
  agent: RoutingAgent,
  waiting: Asking,
  { queue, now }: { readonly queue: DeskQueue; readonly now: number },
): Fit | null {
  if (!agent.is_available || waiting.not_to.includes(agent.id)) return null
  const team = queue.team_id ?? waiting.team_id
  if (team !== null && !agent.team_ids.includes(team)) return null
  if (roomFor(agent, waiting) === 0) return null
  const waitedMs = now - waiting.queued_at
  const missing = queue.skills.filter((skill) => !hasSkill(agent.skills, skill))
  const relaxed: Relaxed[] = []
  if (missing.length > 0) {
    if (!hasPassed(queue.relax_skills_after_secs, waitedMs)) return null
    relaxed.push('skills')
  }
  if (queue.needs_language && !speaks(agent.languages, waiting.language)) {
    if (!hasPassed(queue.relax_language_after_secs, waitedMs)) return null
    relaxed.push('language')
  }
  return { relaxed, missing }
}

/**
 * From when on the agent may have this case, if they are free: at once, or when what they lack is let go.
 * @returns epoch ms; Infinity: never
 */
export function eligibleAt(
  agent: Pick<RoutingAgent, 'team_ids' | 'skills' | 'languages'>,
  waiting: Pick<WaitingCase, 'team_id' | 'queued_at' | 'language'>,
  queue: DeskQueue,
): number {
  const team = queue.team_id ?? waiting.team_id
  if (team !== null && !agent.team_ids.includes(team)) return Infinity
  const isSkilled = queue.skills.every((skill) => hasSkill(agent.skills, skill))
  const isSpeaking = !queue.needs_language || speaks(agent.languages, waiting.language)
  const after = (secs: number | null) => (secs === null ? Infinity : secs * 1_000)
  return (
    waiting.queued_at +
    Math.max(
      isSkilled ? 0 : after(queue.relax_skills_after_secs),
      isSpeaking ? 0 : after(queue.relax_language_after_secs),
    )
  )
}

function hasPassed(secs: number | null, waitedMs: number): boolean {
  return secs !== null && waitedMs >= secs * 1_000
}
