import { z } from 'zod'
import { dimensionNames, queryFilters } from './query.ts'
import { isZone } from '../time/zone.ts'

/**
 * How agents do, against their peers on like work: one score of several parts. 50 is as good as the peers; 60 says
 * that of two like cases, one of the agent and one of a peer, the agent's turns out better in 60 of 100.
 */
export const SCORE_PARTS = [
  'reply',
  'handle',
  'resolution',
  'reopen',
  'csat',
  'qa',
  'adherence',
] as const
export const scorePart = z.enum(SCORE_PARTS)
export type ScorePart = z.infer<typeof scorePart>

/** What each part weighs; only their proportions matter. */
export const scoreWeights = z.partialRecord(scorePart, z.number().min(0).max(1_000))
export type ScoreWeights = z.infer<typeof scoreWeights>

/** Until an account sets its own: what the customer feels weighs most, speed of handling least. */
export const DEFAULT_SCORE_WEIGHTS: ScoreWeights = {
  reply: 20,
  handle: 10,
  resolution: 15,
  reopen: 15,
  csat: 25,
  qa: 10,
  adherence: 5,
}

/** `team`: those who work for the same team, on its cases; `all`: everyone. */
export const scorePeers = z.enum(['team', 'all'])
export type ScorePeers = z.infer<typeof scorePeers>

const moment = z.string().min(1).max(40)

/** Times and filters as of a query. A filter on agents has no place here: it would take the peers away. */
export const scoreRequest = z.strictObject({
  from: moment,
  to: moment,
  tz: z.string().refine(isZone, 'is not an IANA time zone').optional(),
  filters: queryFilters.optional(),
  as_of: moment.optional(),
  /** Default `team`. */
  peers: scorePeers.optional(),
  /** Default: the account's. A part that is left out weighs nothing. */
  weights: scoreWeights.optional(),
})
export type ScoreRequest = z.infer<typeof scoreRequest>

/** In points, 90 %. */
const scored = z.object({ value: z.number(), lo: z.number(), hi: z.number() })

export const agentPart = z.object({
  id: scorePart,
  n: z.number().int(),
  /** Of this agent's weights, 0 to 1: parts without data are left out and the others make up for them. */
  share: z.number(),
  /** What it added to 50; all parts together make the score. */
  points: z.number(),
  /** The part on its own, as if it were the whole score. */
  alone: scored,
})
export type AgentPart = z.infer<typeof agentPart>

export const agentScore = z.object({
  /** Null: a peer whom the viewer may not know. */
  agent: z.string().nullable(),
  /** The team whose cases most of their work was; null: of no team, or everyone is one group. */
  team: z.string().nullable(),
  /** The pieces of evidence under the score: replies, cases and ratings together. */
  n: z.number().int(),
  /** Null: nobody else did such work. */
  score: scored.nullable(),
  /** 1 + those of the group wholly above … those not wholly below; null without a score. */
  rank: z.object({ best: z.number().int(), worst: z.number().int() }).nullable(),
  /** How many of the group have a score. */
  peers: z.number().int(),
  parts: z.array(agentPart),
})
export type AgentScore = z.infer<typeof agentScore>

export const scoreAnswer = z.object({
  /** Best first; those without a score last. */
  agents: z.array(agentScore),
  parts: z.array(
    z.object({
      id: scorePart,
      weight: z.number(),
      /** The metric that tells it in its own unit; null: no source yet. */
      metric: z.string().nullable(),
      has_data: z.boolean(),
    }),
  ),
  names: dimensionNames,
  meta: z.object({
    from: z.string(),
    to: z.string(),
    tz: z.string(),
    as_of: z.string(),
    peers: scorePeers,
    data_until: z.string().nullable(),
  }),
})
export type ScoreAnswer = z.infer<typeof scoreAnswer>
