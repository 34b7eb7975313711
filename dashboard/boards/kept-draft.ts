import { z } from 'zod'
import { type BoardSave, boardSave } from '../../domain/contract/public.ts'

/** What was arranged and not saved yet, with the version it began from. */
export type BoardDraft = BoardSave

const keyOf = (id: string) => `deskmetry.board.${id}`
const held = z.string().transform((text): unknown => JSON.parse(text))

/** Keeps it in the browser, so that a failed save or a closed page loses nothing. */
export function keepDraft(id: string, draft: BoardDraft): void {
  try {
    localStorage.setItem(keyOf(id), JSON.stringify(draft))
  } catch {
    // No room or no leave: it still stands on the page.
  }
}

export function forgetDraft(id: string): void {
  localStorage.removeItem(keyOf(id))
}

export function readDraft(id: string): BoardDraft | null {
  try {
    const parsed = held.pipe(boardSave).safeParse(localStorage.getItem(keyOf(id)))
    return parsed.success ? parsed.data : null
  } catch {
    // Not what this page wrote.
    return null
  }
}
