import { pageLanguage } from '../../language/page-language.ts'
import type { LiveTimers, RawSocket } from './live-socket.ts'

/** What the browser gives the desk: its socket, its timers, and numbers nobody can guess. */
export function openBrowserSocket(): RawSocket {
  const url = new URL('/api/v1/desk/socket', location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  url.searchParams.set('lang', pageLanguage())
  return new WebSocket(url) as RawSocket
}

export const browserTimers: LiveTimers = {
  set: (run, ms) => window.setTimeout(run, ms),
  clear: (timer) => {
    window.clearTimeout(timer)
  },
}

/** A key of its own for each act. `randomUUID` alone would need https. */
export function newClientKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** From 0 to below 1. */
export function spread(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32
}
