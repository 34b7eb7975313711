import type { assignments, chatsInHand } from '../schema/facts.ts'
import type { Ref } from './case-event.ts'
import type { CaseValues } from './case-values.ts'
import type { Folded } from './fact-sink.ts'
import type { FoldContext, Spans } from './fold-context.ts'
import { elapsedOver, type Piece } from './span-time.ts'
import type { Step } from './step.ts'
import { spanAt, type StateHistory } from './track-states.ts'

/** One agent holding the case without a break. */
export interface Stretch {
  readonly agent: Ref
  readonly start: number
  /** Infinity while it lasts. */
  end: number
  /** Values just before its end; null while it lasts. */
  values: CaseValues | null
}

export function trackStretches(stretches: Stretch[], step: Step): void {
  const last = stretches.at(-1)
  let isRunning = last !== undefined && last.end === Infinity
  if (last !== undefined && isRunning && (step.isEnd || step.values.agent !== last.agent)) {
    last.end = step.at
    last.values = step.before
    isRunning = false
  }
  const isTaken = step.acceptedBy !== 0 || step.isReturn
  if (!isRunning && isTaken && step.isLive && step.values.agent !== 0) {
    stretches.push({ agent: step.values.agent, start: step.at, end: Infinity, values: null })
  }
}

/** Stretches as rows; the last ended one of each agent carries their handle time. */
export function assignmentRows(
  stretches: readonly Stretch[],
  history: StateHistory,
  scope: { readonly isChat: boolean; readonly last: CaseValues; readonly context: FoldContext },
): Folded<typeof assignments>[] {
  const lastEnded = new Map<Ref, number>()
  stretches.forEach((stretch, n) => {
    if (stretch.end !== Infinity) lastEnded.set(stretch.agent, n)
  })
  return stretches.map((stretch, n) => {
    const handle =
      lastEnded.get(stretch.agent) === n
        ? handleOf(
            stretches.filter((one) => one.agent === stretch.agent && one.end !== Infinity),
            history,
            scope,
          )
        : null
    return {
      n,
      started_at: stretch.start,
      ended_at: stretch.end === Infinity ? null : stretch.end,
      ...(stretch.values ?? scope.last),
      agent: stretch.agent,
      handle_secs: handle?.wall ?? null,
      handle_biz_secs: handle?.biz ?? null,
    }
  })
}

/** When an agent had this chat open in hand. */
export function inHandRows(
  stretches: readonly Stretch[],
  history: StateHistory,
  last: CaseValues,
): Folded<typeof chatsInHand>[] {
  const rows: Folded<typeof chatsInHand>[] = []
  for (const stretch of stretches) {
    for (const piece of merged(openPieces(stretch, history))) {
      rows.push({
        n: rows.length,
        start_at: piece.start,
        end_at: piece.end === Infinity ? null : piece.end,
        ...(stretch.values ?? last),
        agent: stretch.agent,
      })
    }
  }
  return rows
}

function handleOf(
  ended: readonly Stretch[],
  history: StateHistory,
  { isChat, context }: { readonly isChat: boolean; readonly context: FoldContext },
) {
  let pieces = ended.flatMap((stretch) => openPieces(stretch, history))
  if (!isChat) {
    const working = context.workingSpans(ended[0]?.agent ?? 0)
    if (working === null) return null
    pieces = pieces.flatMap((piece) => within(piece, working))
  }
  const first = ended[0]
  const start = {
    at: first?.start ?? 0,
    team: spanAt(history, first?.start ?? 0)?.values.team ?? 0,
  }
  return elapsedOver(pieces, start, context)
}

function openPieces(stretch: Stretch, history: StateHistory): Piece[] {
  const pieces: Piece[] = []
  for (const span of history) {
    if (span.status !== 'open' || span.end <= stretch.start || span.start >= stretch.end) continue
    pieces.push({
      start: Math.max(span.start, stretch.start),
      end: Math.min(span.end, stretch.end),
      team: span.values.team,
    })
  }
  return pieces
}

function merged(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    if (last?.end === piece.start) out[out.length - 1] = { ...last, end: piece.end }
    else out.push(piece)
  }
  return out
}

function within(piece: Piece, spans: Spans): Piece[] {
  const parts: Piece[] = []
  for (let index = firstEndingAfter(spans, piece.start); index < spans.length; index += 1) {
    const [start, end] = spans[index] ?? [Infinity, Infinity]
    if (start >= piece.end) break
    parts.push({ ...piece, start: Math.max(start, piece.start), end: Math.min(end, piece.end) })
  }
  return parts
}

/** Index of the first span whose end lies after `at`; spans are in order. */
function firstEndingAfter(spans: Spans, at: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((spans[middle]?.[1] ?? Infinity) > at) high = middle
    else low = middle + 1
  }
  return low
}
