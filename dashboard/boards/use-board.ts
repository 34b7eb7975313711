import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, onScopeDispose, watch } from 'vue'
import type { Board } from '../../domain/contract/public.ts'
import { BOARDS_KEY, createBoard, readBoard } from '../api/boards.ts'
import { boardSaver } from './board-saver.ts'
import { type BoardDraft, readDraft } from './kept-draft.ts'

type Content = Pick<BoardDraft, 'name' | 'sharing' | 'cards'>

/** One board, changed at once on the page and saved behind it (`board-saver.ts`). */
export function useBoard(id: string) {
  const reads = useQueryClient()
  const queryKey = [...BOARDS_KEY, id]
  const { data, error, refetch } = useQuery({ queryKey, queryFn: () => readBoard(id) })
  const { draft, state, failure, take, save, giveUp, leave } = boardSaver(id, (saved) => {
    reads.setQueryData(queryKey, saved)
    void reads.invalidateQueries({ queryKey: [...BOARDS_KEY, 'list'] })
  })
  onScopeDispose(leave)

  const board = computed((): Board | null =>
    data.value === undefined ? null : { ...data.value, ...content(draft.value ?? data.value) },
  )

  /** What an earlier visit could not save is shown again and saved. */
  watch(
    data,
    (read) => {
      if (read?.may_edit !== true || draft.value !== null || state.value !== 'saved') return
      const kept = readDraft(id)
      if (kept !== null) take(kept)
    },
    { immediate: true },
  )

  function change(part: Partial<Content>): void {
    const before = draft.value ?? data.value
    if (before === undefined) return
    take({ ...content(before), version: before.version, ...part })
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

  const reading = { board, error, refetch, state, failure }
  return { ...reading, change, save, keepMine, takeTheirs, saveAsCopy, giveUp }
}

function content({ name, sharing, cards }: Content): Content {
  return { name, sharing, cards }
}
