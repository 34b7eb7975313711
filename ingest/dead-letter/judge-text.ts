import { type CanonicalEvent, parseEvent, type Problem } from '../../domain/public.ts'

export type Judged =
  | { readonly ok: true; readonly event: CanonicalEvent }
  | { readonly ok: false; readonly event_id: string | null; readonly problems: readonly Problem[] }

/** Judges one record that is still text. */
export function judgeText(text: string, source: string): Judged {
  let input: unknown
  try {
    input = JSON.parse(text)
  } catch (error) {
    const reason = `it is not JSON: ${error instanceof Error ? error.message : String(error)}`
    const fix = 'Write one JSON object per line.'
    return refuse(null, [
      { code: 'LINE_NOT_JSON', path: 'record', reason: reason.slice(0, 300), fix },
    ])
  }
  return judgeRecord(input, source)
}

/** Judges one record. */
export function judgeRecord(input: unknown, source: string): Judged {
  const parsed = parseEvent(input, source)
  return parsed.ok ? parsed : refuse(eventIdOf(input), parsed.problems)
}

function refuse(eventId: string | null, problems: readonly Problem[]): Judged {
  return { ok: false, event_id: eventId, problems }
}

function eventIdOf(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || !('event_id' in input)) return null
  return typeof input.event_id === 'string' ? input.event_id.slice(0, 200) : null
}
