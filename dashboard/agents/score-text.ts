import type { AgentScore } from '../../domain/contract/public.ts'
import type { MessageKey } from '../../charts/public.ts'

type Say = (key: MessageKey, fill?: Readonly<Record<string, string | number>>) => string

/** Points of a score: `52.3`. */
export const scoreText = (value: number): string => value.toFixed(1)

/** What a part added: `+1.8`, `−0.6`, `0.0`. */
export function pointsText(points: number): string {
  const text = Math.abs(points).toFixed(1)
  if (text === '0.0') return text
  return `${points < 0 ? '−' : '+'}${text}`
}

/** `3–9 of 24`; a place that is sure is one number. Null without a place. */
export function rankText({ rank, peers }: AgentScore, t: Say): string | null {
  if (rank === null) return null
  const { best, worst } = rank
  return best === worst
    ? t('agents.rank-one', { best, peers })
    : t('agents.rank-range', { best, worst, peers })
}
