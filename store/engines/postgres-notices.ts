import pg from 'pg'

/**
 * Words between processes that share one PostgreSQL: LISTEN and NOTIFY on a connection of its own, which is opened
 * again when it breaks. A wake-up only: what is said while a connection is down is lost, so listeners look for
 * themselves now and then, and at once when `onReconnected` tells them.
 */
export interface Notices {
  /** Tells every process that listens, this one too; `text` is at most 7,900 bytes. Never throws: words may be lost. */
  say(text: string): void
  close(): Promise<void>
}

export interface NoticesOptions {
  readonly url: string
  readonly channel: string
  readonly onNotice: (text: string) => void
  /** Something may have been said that was not heard. */
  readonly onReconnected: () => void
  readonly reportError: (error: Error) => void
}

/** PostgreSQL takes 8,000 bytes less the name of the channel. */
export const NOTICE_BYTES = 7_900
const RETRY_MS = 500
const MOST_RETRY_MS = 5_000

/** Listens from when this resolves; an unreachable server is tried again for ever. */
export async function openPostgresNotices(options: NoticesOptions): Promise<Notices> {
  const { channel } = options
  let client: pg.Client | null = null
  let retry: NodeJS.Timeout | null = null
  let failures = 0
  let isClosed = false

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: options.url,
      application_name: 'deskmetry notices',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    })
    // A client says twice that it broke: `error`, then `end`.
    next.on('error', options.reportError)
    next.on('end', () => lost(next))
    next.on('notification', ({ payload }) => {
      if (payload !== undefined) options.onNotice(payload)
    })
    try {
      await next.connect()
      await next.query(`listen ${pg.escapeIdentifier(channel)}`)
      client = next
      if (failures > 0) options.onReconnected()
      failures = 0
    } catch (error) {
      options.reportError(error instanceof Error ? error : new Error(String(error)))
      await next.end().catch(() => undefined)
      tryAgain()
    }
  }

  function lost(which: pg.Client): void {
    if (client !== which) return
    client = null
    tryAgain()
  }

  function tryAgain(): void {
    if (isClosed || retry !== null) return
    failures += 1
    retry = setTimeout(
      () => {
        retry = null
        if (!isClosed) void connect()
      },
      Math.min(MOST_RETRY_MS, RETRY_MS * 2 ** (failures - 1)),
    )
  }

  await connect()
  return {
    say(text) {
      client?.query('select pg_notify($1, $2)', [channel, text]).catch(options.reportError)
    },
    async close() {
      isClosed = true
      if (retry !== null) clearTimeout(retry)
      const last = client
      client = null
      await last?.end()
    },
  }
}
