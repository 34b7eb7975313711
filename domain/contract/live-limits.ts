import { z } from 'zod'

/** The figures of the Live page that can be good, worth a look or bad. */
export const LIVE_FIGURES = [
  'waiting_count',
  'longest_wait_secs',
  'backlog_count',
  'unassigned_count',
  'at_risk_count',
  'breached_count',
  'service_level_ratio',
] as const
export const liveFigure = z.enum(LIVE_FIGURES)
export type LiveFigure = z.infer<typeof liveFigure>

/** In the figure's unit. From `warn` on it is worth a look, from `bad` on it is bad; null: never. */
export const liveLimit = z
  .strictObject({
    warn: z.number().min(0).max(1_000_000).nullable(),
    bad: z.number().min(0).max(1_000_000).nullable(),
  })
  .readonly()
export type LiveLimit = z.infer<typeof liveLimit>

/** One limit for each figure. Of a ratio less is worse, of everything else more is. */
export const liveLimits = z
  .strictObject({
    waiting_count: liveLimit,
    longest_wait_secs: liveLimit,
    backlog_count: liveLimit,
    unassigned_count: liveLimit,
    at_risk_count: liveLimit,
    breached_count: liveLimit,
    service_level_ratio: liveLimit,
  })
  .readonly()
export type LiveLimits = z.infer<typeof liveLimits>

const NEVER: LiveLimit = { warn: null, bad: null }

/**
 * Until a manager says otherwise: a promise that is broken is bad and one at risk worth a look, whatever the size of
 * the centre; how many may wait or lie unassigned is a matter of its size, so it colours nothing by itself.
 */
export const DEFAULT_LIVE_LIMITS: LiveLimits = {
  waiting_count: NEVER,
  longest_wait_secs: { warn: 60, bad: 180 },
  backlog_count: NEVER,
  unassigned_count: NEVER,
  at_risk_count: { warn: 1, bad: null },
  breached_count: { warn: null, bad: 1 },
  service_level_ratio: { warn: 0.8, bad: 0.6 },
}

export type LiveVerdict = 'good' | 'warn' | 'bad'

/** What a figure is by its limit; null: nothing is known, or nobody has said what is bad. */
export function liveVerdict(
  figure: LiveFigure,
  value: number | null,
  limits: LiveLimits,
): LiveVerdict | null {
  const { warn, bad } = limits[figure]
  if (value === null || (warn === null && bad === null)) return null
  const reaches = (limit: number | null) =>
    limit !== null && (isBetterHigh(figure) ? value < limit : value >= limit)
  if (reaches(bad)) return 'bad'
  return reaches(warn) ? 'warn' : 'good'
}

/** Of such a figure less is worse. */
export const isBetterHigh = (figure: LiveFigure): boolean => figure === 'service_level_ratio'
