import type { ToVisitorFrame, VisitorCase, VisitorEntry } from '../../domain/contract/public.ts'
import { keysOf, withStanding, without, withThread } from './change-state.ts'
import { mergeEntries } from './merge-entries.ts'
import { threadOf, type WidgetState } from './widget-state.ts'

/** What the widget shows after the server has said something on the line. */
export function onFrame(state: WidgetState, frame: ToVisitorFrame): WidgetState {
  switch (frame.type) {
    case 'entries':
      return onEntries(state, frame.case_id, frame.entries)
    case 'standing': {
      const { type: _type, case_id, ...standing } = frame
      return withStanding(state, case_id, standing)
    }
    case 'typing':
      return withThread(state, frame.case_id, {
        typing: frame.is_typing ? { name: frame.name } : null,
      })
    case 'read': {
      const { staffRead } = threadOf(state, frame.case_id)
      return withThread(state, frame.case_id, { staffRead: Math.max(staffRead, frame.seq) })
    }
    default:
      return state
  }
}

function onEntries(
  state: WidgetState,
  caseId: string,
  entries: readonly VisitorEntry[],
): WidgetState {
  const before = threadOf(state, caseId)
  const merged = mergeEntries(before.entries, entries)
  const isAnswered = entries.some(({ kind, author }) => kind === 'message' && author !== 'customer')
  const next = withThread(state, caseId, {
    entries: merged,
    ...(isAnswered ? { typing: null } : {}),
  })
  const cases = next.cases.map((each) => (each.id === caseId ? afterEntries(each, entries) : each))
  return without({ ...next, cases }, keysOf(entries))
}

/** The line of the list, as far as the entries tell. */
function afterEntries(held: VisitorCase, entries: readonly VisitorEntry[]): VisitorCase {
  return entries.reduce((line, entry): VisitorCase => {
    if (entry.seq <= line.last_seq) return line
    const { seq: last_seq, at, text, files } = entry
    const moved = { ...line, last_seq }
    if (entry.kind === 'message') {
      const preview = text === null || text === '' ? (files[0]?.name ?? line.preview) : text
      return { ...moved, last_message_at: at, preview }
    }
    return { ...moved, ...told(line, entry) }
  }, held)
}

function told(line: VisitorCase, { notice, data }: VisitorEntry): Partial<VisitorCase> {
  switch (notice) {
    case 'queued':
      return line.kind === 'chat' ? { status: 'queued' } : {}
    case 'assigned':
    case 'transferred':
    case 'reopened':
      return { status: 'open' }
    case 'resolved':
      return { status: 'resolved' }
    case 'closed':
      return { status: 'closed' }
    case 'rating_requested':
      return { rating: { rating_id: String(data['rating_id']), score: null, comment: null } }
    default:
      return {}
  }
}
