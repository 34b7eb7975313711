import { type DeskQueue, type QueueInput, queueInput } from '../../../domain/contract/public.ts'

const QUEUES: Readonly<Record<string, Partial<QueueInput>>> = {
  'desk:sales': { team_id: 'desk:sales', conditions: { categories: ['sales'] } },
  'desk:tech': {
    team_id: 'desk:support',
    conditions: { categories: ['tech'] },
    skills: ['tech'],
    relax_skills_after_secs: 240,
  },
  'desk:english': {
    conditions: { languages: ['en'] },
    needs_language: true,
    relax_language_after_secs: 300,
  },
  'desk:support': { team_id: 'desk:support' },
}

/** The queues of a made-up day: a team, a skill and a language that are let go in the end, and everybody else. */
export function dayQueues(): readonly DeskQueue[] {
  return Object.entries(QUEUES).map(([id, input], position) => ({
    id,
    position,
    ...queueInput.parse({ name: id.slice(5), ...input }),
  }))
}
