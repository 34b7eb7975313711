import { z } from 'zod'
import {
  type Board,
  type BoardInput,
  type BoardSave,
  type BoardSharing,
  type BoardSummary,
  boardCard,
} from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { check, isActiveAdmin } from '../access/check.ts'
import type { Principal } from '../access/principal.ts'
import { type Accounts, inTransaction, instantOf, newId } from '../accounts.ts'
import {
  type BoardReader,
  deleteBoardRow,
  insertBoardRow,
  readBoards,
  replaceBoardTeams,
  type StoredBoard,
  updateBoardRow,
} from '../store/board-rows.ts'
import { readTeams } from '../store/team-rows.ts'

/**
 * Boards and who may do what with them: the owner and administrators change one, whoever it is shared with reads it,
 * to everybody else it does not exist. A token reads; arranging is for people.
 */
const storedCards = z.array(boardCard)

/** Those one has or is given, by name; an administrator has all. @throws FORBIDDEN */
export async function listBoards(
  accounts: Accounts,
  principal: Principal,
): Promise<readonly BoardSummary[]> {
  const boards = await readBoards(accounts.store, readerOf(principal))
  return boards.map((stored) => summaryOf(stored, principal))
}

/** @throws FORBIDDEN, NOT_FOUND also where it is not shared with who asks */
export async function readBoard(
  accounts: Accounts,
  principal: Principal,
  id: string,
): Promise<Board> {
  return boardOf(await find(accounts, principal, id), principal)
}

/** Whoever reads metrics may have boards of their own. @throws FORBIDDEN, BAD_INPUT for a team there is not */
export async function createBoard(
  accounts: Accounts,
  principal: Principal,
  { name, sharing, cards }: BoardInput,
): Promise<Board> {
  check(principal, 'query:read')
  refuseToken(principal)
  return inTransaction(accounts, async (inner) => {
    await refuseUnknownTeams(inner, sharing)
    const id = newId(inner)
    const at = inner.clock.now()
    await insertBoardRow(inner.store, {
      id,
      name,
      owner_id: principal.user.id,
      shared_with: sharing.kind,
      cards_json: JSON.stringify(cards),
      card_count: cards.length,
      version: 1,
      created_at: at,
      updated_at: at,
    })
    await replaceBoardTeams(inner.store, id, teamsOf(sharing))
    return boardOf(await find(inner, principal, id), principal)
  })
}

/** @throws FORBIDDEN, NOT_FOUND, SETTINGS_CONFLICT when it is not at the version that was changed, BAD_INPUT */
export async function saveBoard(
  accounts: Accounts,
  principal: Principal,
  { id, version, name, sharing, cards }: BoardSave & { readonly id: string },
): Promise<Board> {
  return inTransaction(accounts, async (inner) => {
    await findToChange(inner, principal, id)
    await refuseUnknownTeams(inner, sharing)
    const isSaved = await updateBoardRow(
      inner.store,
      { id, version },
      {
        name,
        shared_with: sharing.kind,
        cards_json: JSON.stringify(cards),
        card_count: cards.length,
        updated_at: inner.clock.now(),
      },
    )
    if (!isSaved) {
      const { row } = await find(inner, principal, id)
      const what = `The board “${row.name}”`
      throw new DeskmetryError('SETTINGS_CONFLICT', { what, version: row.version })
    }
    await replaceBoardTeams(inner.store, id, teamsOf(sharing))
    return boardOf(await find(inner, principal, id), principal)
  })
}

/** @throws FORBIDDEN, NOT_FOUND */
export async function deleteBoard(
  accounts: Accounts,
  principal: Principal,
  id: string,
): Promise<void> {
  await inTransaction(accounts, async (inner) => {
    await findToChange(inner, principal, id)
    await deleteBoardRow(inner.store, id)
  })
}

async function find(accounts: Accounts, principal: Principal, id: string): Promise<StoredBoard> {
  const [stored] = await readBoards(accounts.store, readerOf(principal), id)
  if (stored !== undefined) return stored
  throw new DeskmetryError('NOT_FOUND', {
    what: `Board ${id}`,
    fix: 'It was deleted, or is not shared with you any more.',
  })
}

async function findToChange(
  accounts: Accounts,
  principal: Principal,
  id: string,
): Promise<StoredBoard> {
  const stored = await find(accounts, principal, id)
  refuseToken(principal)
  if (mayEdit(stored, principal)) return stored
  throw new DeskmetryError('FORBIDDEN', { what: 'changing a board of somebody else' })
}

function readerOf(principal: Principal): BoardReader {
  check(principal, 'query:read')
  const { user } = principal
  if (isActiveAdmin(user)) return { kind: 'all' }
  return { kind: 'user', user_id: user.id, team_ids: user.team_ids }
}

function refuseToken({ via }: Principal): void {
  if (via.kind === 'token') {
    throw new DeskmetryError('FORBIDDEN', { what: 'changing a board by token' })
  }
}

async function refuseUnknownTeams(accounts: Accounts, sharing: BoardSharing): Promise<void> {
  const wanted = teamsOf(sharing)
  const known = new Set((await readTeams(accounts.store, wanted)).map(({ id }) => id))
  const unknown = wanted.find((id) => !known.has(id))
  if (unknown === undefined) return
  throw new DeskmetryError('BAD_INPUT', {
    what: 'The board',
    reason: `there is no team ${unknown}`,
    fix: 'Share it with teams that GET /api/v1/teams lists.',
  })
}

function mayEdit({ row }: StoredBoard, { user, via }: Principal): boolean {
  return via.kind === 'session' && (row.owner_id === user.id || isActiveAdmin(user))
}

function teamsOf(sharing: BoardSharing): readonly string[] {
  return sharing.kind === 'teams' ? sharing.team_ids : []
}

function sharingOf({ row, team_ids }: StoredBoard): BoardSharing {
  if (row.shared_with === 'everyone') return { kind: 'everyone' }
  return row.shared_with === 'teams' && team_ids.length > 0
    ? { kind: 'teams', team_ids: [...team_ids] }
    : { kind: 'nobody' }
}

function summaryOf(stored: StoredBoard, principal: Principal): BoardSummary {
  const { id, name, owner_id, owner_name, card_count, version, updated_at } = stored.row
  return {
    id,
    name,
    owner: { user_id: owner_id, name: owner_name },
    sharing: sharingOf(stored),
    card_count,
    version,
    updated_at: instantOf(updated_at),
    may_edit: mayEdit(stored, principal),
  }
}

function boardOf(stored: StoredBoard, principal: Principal): Board {
  const { card_count: _count, ...summary } = summaryOf(stored, principal)
  return { ...summary, cards: storedCards.parse(JSON.parse(stored.row.cards_json)) }
}
