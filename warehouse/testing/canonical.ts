import { type CanonicalEvent, parseEvent } from '../../domain/public.ts'

/** Events as ingest makes them. @throws on one that is not what the catalogue says */
export function canonical(inputs: readonly object[]): CanonicalEvent[] {
  return inputs.map((input) => {
    const parsed = parseEvent(input, 'desk')
    if (!parsed.ok) throw new Error(JSON.stringify([input, parsed.problems]))
    return parsed.event
  })
}
