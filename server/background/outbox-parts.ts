/** One event of an outbox, as JSON. */
export interface OutboxLine {
  readonly number: number
  readonly event_json: string
}

/** Told to the spool in one request. */
export const PART_BYTES = 8 * 1024 * 1024

export const OUTBOX_CONTENT_TYPE = 'application/x-ndjson'

/** Cuts what waits into parts of at most `mostBytes`, each of at least one event, in their order. */
export function* partsOf(
  entries: readonly OutboxLine[],
  mostBytes = PART_BYTES,
): Generator<readonly OutboxLine[]> {
  let part: OutboxLine[] = []
  let bytes = 0
  for (const entry of entries) {
    const more = Buffer.byteLength(entry.event_json) + 1
    if (part.length > 0 && bytes + more > mostBytes) {
      yield part
      part = []
      bytes = 0
    }
    part.push(entry)
    bytes += more
  }
  if (part.length > 0) yield part
}

/** One event per line: the spool judges each alone, however long all of them are. */
export async function* linesOf(part: readonly OutboxLine[]): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(part.map(({ event_json }) => `${event_json}\n`).join('')))
}
