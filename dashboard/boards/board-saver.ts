import { ref, shallowRef } from 'vue'
import type { Board } from '../../domain/contract/public.ts'
import { saveBoard } from '../api/boards.ts'
import { ApiFailure } from '../api/fetch-json.ts'
import { type BoardDraft, forgetDraft, keepDraft } from './kept-draft.ts'

export type SaveState = 'saved' | 'saving' | 'unsaved' | 'conflict'

/** Dragging ends in several changes; one save is enough for them. */
const SAVE_AFTER_MS = 700

/**
 * Saves a board behind the page, one request at a time, so that versions follow each other. What could not be saved
 * stays as `draft`, and in the browser, until it is saved or given up by hand.
 */
export function boardSaver(id: string, onSaved: (saved: Board) => void) {
  const draft = shallowRef<BoardDraft | null>(null)
  const state = ref<SaveState>('saved')
  const failure = shallowRef<Error | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay: Promise<void> | null = null

  /** Takes over what is to be saved. After a conflict it waits for a decision. */
  function take(next: BoardDraft): void {
    draft.value = next
    keepDraft(id, next)
    clearTimeout(timer)
    if (state.value === 'conflict') return
    state.value = 'saving'
    timer = setTimeout(() => void save(), SAVE_AFTER_MS)
  }

  async function save(): Promise<void> {
    clearTimeout(timer)
    if (underWay !== null) await underWay
    const sent = draft.value
    if (sent === null) return
    state.value = 'saving'
    underWay = send(sent).finally(() => {
      underWay = null
    })
    await underWay
  }

  async function send(sent: BoardDraft): Promise<void> {
    try {
      settle(sent, await saveBoard(id, sent))
    } catch (cause) {
      if (!(cause instanceof ApiFailure)) throw cause
      failure.value = cause
      state.value = cause.code === 'SETTINGS_CONFLICT' ? 'conflict' : 'unsaved'
    }
  }

  function settle(sent: BoardDraft, saved: Board): void {
    onSaved(saved)
    // Changed while it was under way: that is saved on top of what has just been saved.
    if (draft.value !== sent && draft.value !== null) {
      draft.value = { ...draft.value, version: saved.version }
    } else giveUp()
  }

  function giveUp(): void {
    clearTimeout(timer)
    draft.value = null
    state.value = 'saved'
    failure.value = null
    forgetDraft(id)
  }

  /** The page is left before the pause was over: the request outlives it. */
  function leave(): void {
    if (state.value === 'saving' && underWay === null) void save()
  }

  return { draft, state, failure, take, save, giveUp, leave }
}
