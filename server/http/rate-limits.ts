/** Per network address; accounts counts failures of a password by itself, and over restarts. */
export const PASSWORD_ATTEMPTS = { max: 60, timeWindow: 60_000 } as const

/** A sender batches: at a few hundred events a request this is far above what ingest takes. */
export const INGEST_REQUESTS = { max: 12_000, timeWindow: 60_000 } as const
