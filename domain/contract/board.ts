import { z } from 'zod'
import { card } from './card.ts'
import { line, sourcedId } from './field.ts'

/**
 * A board: cards that somebody arranged, under a name. Whoever it is shared with reads it with their own eyes: the
 * cards are questions, and each reader gets the answers to the rows they may see.
 */
export const BOARD_COLUMNS = 12
export const MOST_BOARD_CARDS = 60

/** Where a card stands in the grid: columns and rows from the top left. */
export const boardPlace = z.strictObject({
  x: z
    .number()
    .int()
    .min(0)
    .max(BOARD_COLUMNS - 1),
  y: z.number().int().min(0).max(2_000),
  w: z.number().int().min(1).max(BOARD_COLUMNS),
  h: z.number().int().min(1).max(40),
})
export type BoardPlace = z.infer<typeof boardPlace>

export const boardCard = z.strictObject({
  /** Unique within the board. */
  id: z.string().min(1).max(60),
  card,
  place: boardPlace,
})
export type BoardCard = z.infer<typeof boardCard>

/** Who reads it besides its owner and administrators. */
export const boardSharing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nobody') }),
  z.strictObject({ kind: z.literal('teams'), team_ids: z.array(sourcedId).min(1).max(100) }),
  z.strictObject({ kind: z.literal('everyone') }),
])
export type BoardSharing = z.infer<typeof boardSharing>

export const boardInput = z.strictObject({
  name: line(120),
  sharing: boardSharing.default({ kind: 'nobody' }),
  cards: z
    .array(boardCard)
    .max(MOST_BOARD_CARDS)
    .refine(
      (cards) => new Set(cards.map(({ id }) => id)).size === cards.length,
      'two cards have the same id',
    ),
})
export type BoardInput = z.infer<typeof boardInput>

/** The whole board as it shall be. */
export const boardSave = boardInput.extend({
  sharing: boardSharing,
  /** The version that was changed: refused when somebody else saved in between. */
  version: z.number().int().min(1),
})
export type BoardSave = z.infer<typeof boardSave>

/** A board in the list. */
export const boardSummary = z.object({
  id: z.string(),
  name: z.string(),
  owner: z.object({ user_id: z.string(), name: z.string() }),
  sharing: boardSharing,
  card_count: z.number().int(),
  version: z.number().int(),
  updated_at: z.string(),
  /** Whether who asks may change and delete it. */
  may_edit: z.boolean(),
})
export type BoardSummary = z.infer<typeof boardSummary>

export const board = boardSummary.omit({ card_count: true }).extend({ cards: z.array(boardCard) })
export type Board = z.infer<typeof board>
