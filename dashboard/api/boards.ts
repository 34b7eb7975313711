import { useQuery } from '@tanstack/vue-query'
import type { Board, BoardInput, BoardSave, BoardSummary } from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** Boards. Everything here may be refused: @throws ApiFailure. */
const BOARDS = '/api/v1/boards'

export const BOARDS_KEY = ['boards'] as const

export async function readBoards(): Promise<readonly BoardSummary[]> {
  return (await fetchJson(BOARDS)) as readonly BoardSummary[]
}

export async function readBoard(id: string): Promise<Board> {
  return (await fetchJson(`${BOARDS}/${encodeURIComponent(id)}`)) as Board
}

export async function createBoard(input: BoardInput): Promise<Board> {
  return (await fetchJson(BOARDS, { method: 'POST', body: input })) as Board
}

/** @throws ApiFailure SETTINGS_CONFLICT when somebody else saved since `version` */
export async function saveBoard(id: string, save: BoardSave): Promise<Board> {
  const path = `${BOARDS}/${encodeURIComponent(id)}`
  return (await fetchJson(path, { method: 'PUT', body: save, outlivesPage: true })) as Board
}

export async function deleteBoard(id: string): Promise<void> {
  await fetchJson(`${BOARDS}/${encodeURIComponent(id)}`, { method: 'DELETE' })
}

export const useBoards = () => useQuery({ queryKey: [...BOARDS_KEY, 'list'], queryFn: readBoards })
