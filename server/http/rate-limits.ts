import type { FastifyRequest } from 'fastify'

/** Per network address; accounts counts failures of a password by itself, and over restarts. */
export const PASSWORD_ATTEMPTS = { max: 60, timeWindow: 60_000 } as const

/** A sender batches: at a few hundred events a request this is far above what ingest takes. */
export const INGEST_REQUESTS = { max: 12_000, timeWindow: 60_000 } as const

type Limit = {
  readonly max: number
  readonly timeWindow: number
  readonly keyGenerator: (request: FastifyRequest) => string
}
/** An office shares one address: a visitor is counted by token once there is one. */
const perVisitor = (max: number): Limit => ({
  max,
  timeWindow: 60_000,
  keyGenerator: (request) => request.visitor?.token_hash ?? request.ip,
})

/**
 * Per network address, whoever asks: each costs a row. A mobile carrier has thousands of customers behind one address,
 * so this keeps out floods alone; what one address uploads has a limit of its own.
 */
export const newVisitors = (max: number) => ({ max, timeWindow: 60_000 }) as const
export const VISITOR_READS = perVisitor(300)
export const VISITOR_WRITES = perVisitor(60)
export const VISITOR_UPLOADS = perVisitor(30)
/** Per network address: a link cannot be guessed, but nobody should try a thousand. */
export const RATING_LINKS = { max: 60, timeWindow: 60_000 } as const
export const STAFF_UPLOADS = { max: 120, timeWindow: 60_000 } as const
