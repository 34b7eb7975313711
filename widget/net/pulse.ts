/** Keeps a connection awake and notices when it has died without saying so, as it does on a phone. */
export interface Pulse {
  /** Something came: it lives. */
  readonly heard: () => void
  readonly stop: () => void
}

const PING_EVERY_MS = 25_000
/** Two pings without an answer. */
const SILENT_AFTER_MS = 60_000

export function startPulse(ping: () => void, onSilent: () => void): Pulse {
  const timer = setInterval(ping, PING_EVERY_MS)
  let silence = setTimeout(onSilent, SILENT_AFTER_MS)
  return {
    heard() {
      clearTimeout(silence)
      silence = setTimeout(onSilent, SILENT_AFTER_MS)
    },
    stop() {
      clearInterval(timer)
      clearTimeout(silence)
    },
  }
}
