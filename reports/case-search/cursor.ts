import { z } from 'zod'

/** Where a page ended: the last row's place in the order, and the instant that ages are measured at on every page. */
const cursor = z.strictObject({ key: z.number(), case_id: z.string(), as_of: z.number().int() })
export type Cursor = z.infer<typeof cursor>

export function writeCursor(place: Cursor): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** @returns null for what is no cursor */
export function readCursor(text: string): Cursor | null {
  try {
    const found = cursor.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    return found.success ? found.data : null
  } catch {
    // Not JSON: told to the asker as a cursor that is not ours.
    return null
  }
}
