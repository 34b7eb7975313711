import type { ToStaffFrame, ToVisitorFrame } from '../../domain/contract/public.ts'
import type { Line } from './live-room.ts'

/** A frame to staff as it is sent. */
export function toStaff(frame: ToStaffFrame): string {
  return JSON.stringify(frame)
}

/** A frame to a visitor as it is sent. */
export function toVisitor(frame: ToVisitorFrame): string {
  return JSON.stringify(frame)
}

const written = new WeakMap<readonly Line[], string>()

/** The frame `entries`, out of views that were written before; the same list is put together once. */
export function entriesFrame(caseId: string, lines: readonly Line[]): string {
  const known = written.get(lines)
  if (known !== undefined) return known
  const views = lines.map(({ json }) => json).join(',')
  const text = `{"type":"entries","case_id":${JSON.stringify(caseId)},"entries":[${views}]}`
  written.set(lines, text)
  return text
}
