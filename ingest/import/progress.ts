import type { InputImport } from './import-input.ts'
import type { Input } from './open-input.ts'

const EVERY_MS = 500

/** Tells how far a file is, at most twice a second, and once more when asked. */
export function createProgress(
  input: Input,
  { request, room, tally }: Pick<InputImport, 'request' | 'room' | 'tally'>,
): { readonly onRead: (bytes: number) => void; readonly report: () => void } {
  const startedAt = room.clock.now()
  const rowsBefore = tally.rowsRead
  let toldAt = startedAt
  let read = 0

  function report(): void {
    toldAt = room.clock.now()
    const secs = Math.max(toldAt - startedAt, 1) / 1000
    request.onProgress?.({
      file: input.name,
      bytes_read: read,
      bytes_total: input.bytes,
      rows_read: tally.rowsRead,
      accepted: tally.accepted,
      rows_per_sec: Math.round((tally.rowsRead - rowsBefore) / secs),
      folded: null,
    })
  }

  return {
    onRead(bytes) {
      read = bytes
      if (room.clock.now() - toldAt >= EVERY_MS) report()
    },
    report,
  }
}
