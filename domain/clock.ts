/** The two sources of surprise. Declared here, made only by `server`, `cli` and tests, passed to everyone else. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number
}

export interface Random {
  /** A number in [0, 1). */
  next(): number
}
