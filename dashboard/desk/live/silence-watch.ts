import type { LiveTimers, RawSocket } from './live-socket.ts'

/** A connection that says nothing for so long is asked; without an answer it is dead, whatever the browser says. */
const PING_EVERY_MS = 20_000
const SILENCE_MS = 10_000

export interface SilenceWatch {
  /** Any word from the other side proves that it is there. */
  readonly heard: () => void
  readonly stop: () => void
}

/** Asks a silent socket, and ends one that does not answer; `onDead` instead of its own `onclose`. */
export function watchForSilence(
  timers: LiveTimers,
  socket: RawSocket,
  onDead: () => void,
): SilenceWatch {
  let timer: number | null = null

  function stop(): void {
    if (timer !== null) timers.clear(timer)
    timer = null
  }

  function giveUp(): void {
    socket.onclose = null
    socket.close()
    onDead()
  }

  return {
    stop,
    heard() {
      stop()
      timer = timers.set(() => {
        socket.send(JSON.stringify({ type: 'ping', id: 'alive' }))
        timer = timers.set(giveUp, SILENCE_MS)
      }, PING_EVERY_MS)
    },
  }
}
