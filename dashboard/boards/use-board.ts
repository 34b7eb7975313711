import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Board } from '../../domain/contract/public.ts'
import { BOARDS_KEY, createBoard, readBoard, saveBoard } from '../api/boards.ts'
import { ApiFailure } from '../api/fetch-json.ts'
import { type BoardDraft, forgetDraft, keepDraft, readDraft } from './kept-draft.ts'

type Content = Pick<BoardDraft, 'name' | 'sharing' | 'cards'>
export type SaveState = 'saved' | 'saving' | 'unsaved' | 'conflict'

/** Dragging ends in several changes; one save is enough for them. */
const SAVE_AFTER_MS = 700

/**
 * One board, changed at once on the page and saved behind it. What could not be saved stays on the page and in the
 * browser until it is saved, or given up by hand.
 */
export function useBoard(id: string) {
  const reads = useQueryClient()
  const queryKey = [...BOARDS_KEY, id]
  const { data, error, refetch } = useQuery({ queryKey, queryFn: () => readBoard(id) })
  const draft = shallowRef<BoardDraft | null>(null)
  const state = ref<SaveState>('saved')
  const failure = shallowRef<Error | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay: Promise<void> | null = null

  const board = computed((): Board | null =>
    data.value === undefined ? null : { ...data.value, ...content(draft.value ?? data.value) },
  )

  /** What an earlier visit could not save is shown again, and offered to be saved. */
  watch(
    data,
    (read) => {
      if (read?.may_edit !== true || draft.value !== null || state.value !== 'saved') return
      const kept = readDraft(id)
      if (kept === null) return
      draft.value = kept
      void save()
    },
    { immediate: true },
  )

  function change(part: Partial<Content>): void {
    if (data.value === undefined) return
    const { version } = draft.value ?? data.value
    draft.value = { ...content(draft.value ?? data.value), version, ...part }
    keepDraft(id, draft.value)
    clearTimeout(timer)
    if (state.value === 'conflict') return
    state.value = 'saving'
    timer = setTimeout(() => void save(), SAVE_AFTER_MS)
  }

  /** Saves what is not saved yet; one request at a time, so that versions follow each other. */
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
    reads.setQueryData(queryKey, saved)
    void reads.invalidateQueries({ queryKey: [...BOARDS_KEY, 'list'] })
    failure.value = null
    if (draft.value === sent) {
      draft.value = null
      state.value = 'saved'
      forgetDraft(id)
    } else if (draft.value !== null) {
      // Changed while it was under way: that is saved on top of what has just been saved.
      draft.value = { ...draft.value, version: saved.version }
    }
  }

  /** After a conflict: mine replaces what the other one saved. */
  async function keepMine(): Promise<void> {
    const { data: theirs } = await refetch()
    if (draft.value === null || theirs === undefined) return
    draft.value = { ...draft.value, version: theirs.version }
    await save()
  }

  async function takeTheirs(): Promise<void> {
    giveUp()
    await refetch()
  }

  /** @returns the id of the copy; the board itself is as the other one left it */
  async function saveAsCopy(name: string): Promise<string | null> {
    if (board.value === null) return null
    const { cards } = board.value
    const copy = await createBoard({ name, sharing: { kind: 'nobody' }, cards })
    giveUp()
    void reads.invalidateQueries({ queryKey: BOARDS_KEY })
    return copy.id
  }

  function giveUp(): void {
    clearTimeout(timer)
    draft.value = null
    state.value = 'saved'
    failure.value = null
    forgetDraft(id)
  }

  onScopeDispose(() => {
    // Left before the pause was over: the request outlives the page.
    if (state.value === 'saving' && underWay === null) void save()
  })

  return {
    board,
    error,
    refetch,
    state,
    failure,
    change,
    save,
    keepMine,
    takeTheirs,
    saveAsCopy,
    giveUp,
  }
}

function content({ name, sharing, cards }: Content): Content {
  return { name, sharing, cards }
}
