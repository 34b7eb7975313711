/** Loads begin so far apart while little comes: each costs a fifth of a second however few events it brings. */
export const EVERY_MS = 800
/** After a load that took longer than that: what came meanwhile waits already. */
const LEAST_MS = 50
/** While the warehouse is away. */
const RETRY_MS = 2_000

/** How long to wait after a load, ms, so that loads begin `everyMs` apart or follow each other. */
export function loadPause(load: {
  readonly everyMs: number
  readonly tookMs: number
  readonly hasFailed: boolean
}): number {
  const { everyMs, tookMs, hasFailed } = load
  return hasFailed ? Math.max(RETRY_MS, everyMs) : Math.max(LEAST_MS, everyMs - tookMs)
}
