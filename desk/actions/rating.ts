import { createHash } from 'node:crypto'
import type { RatingInput } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import type { StoreScope } from '../../store/public.ts'
import type { CaseState } from '../cases/case-state.ts'
import { refuseExcluded, refusal } from '../cases/transitions.ts'
import type { CaseChange } from '../commit/case-change.ts'
import { readErased } from '../commit/batch-rows.ts'
import { type Committed, commitCase } from '../commit/commit-case.ts'
import { type Actor, type Desk, newDeskId } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'
import type { Act } from './acting.ts'

/** Asks the customer how it was. */
export const requestRating: Act<'request_rating'> = ({ desk, state, at }) => {
  refuseExcluded(state)
  if (state.customer_id === null) {
    throw refusal(state, 'it has no customer to ask', 'Name its customer first.')
  }
  return ratingAsked(desk, state, at)
}

/** About the agent who has the case now. */
export function ratingAsked(desk: Desk, state: CaseState, at: number): CaseChange {
  const rating_id = newDeskId(desk)
  const { id: case_id, agent_id } = state
  return {
    entries: [
      {
        kind: 'activity',
        activity: 'rating_requested',
        notice: 'rating_requested',
        data: { rating_id },
      },
    ],
    events: [{ type: 'rating.requested', agent_id, data: { rating_id, agent_id, about: 'human' } }],
    write: async (tx) => {
      await tablesOf(tx)
        .insertInto('desk_ratings')
        .values({
          id: rating_id,
          case_id,
          agent_id,
          token_hash: null,
          requested_at: at,
          score: null,
          comment: null,
          rated_at: null,
        })
        .execute()
    },
  }
}

/** Whether the customer was asked before: once is enough. */
export async function wasAskedToRate(tx: StoreScope, caseId: string): Promise<boolean> {
  const earlier = await tablesOf(tx)
    .selectFrom('desk_ratings')
    .select('id')
    .where('case_id', '=', caseId)
    .limit(1)
    .executeTakeFirst()
  return earlier !== undefined
}

/**
 * The secret of a link by which a rating is given without signing in. Only its hash is kept, so each call makes a
 * new one and ends the one before.
 * @returns null when there is no such rating
 */
export async function issueRatingSecret(desk: Desk, ratingId: string): Promise<string | null> {
  const secret = Buffer.from(desk.randomBytes(32)).toString('base64url')
  const result = await tablesOf(desk.store)
    .updateTable('desk_ratings')
    .set({ token_hash: hashRatingSecret(secret) })
    .where('id', '=', ratingId)
    .executeTakeFirst()
  return result.numUpdatedRows === 0n ? null : secret
}

export function hashRatingSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/**
 * The customer's answer; given again, the last counts.
 * @throws NOT_FOUND when nobody asked, VISITOR_UNKNOWN when the customer has been forgotten
 */
export async function giveRating(
  desk: Desk,
  actor: Actor,
  { rating_id, score, comment }: RatingInput & { readonly rating_id: string },
): Promise<Committed> {
  const asked = await tablesOf(desk.store)
    .selectFrom('desk_ratings')
    .selectAll()
    .where('id', '=', rating_id)
    .executeTakeFirst()
  if (asked === undefined) {
    throw new DeskmetryError('NOT_FOUND', { what: `Rating ${rating_id}`, fix: '' })
  }
  const { agent_id, case_id } = asked
  const prepare = async (tx: StoreScope, { customer_id }: CaseState) =>
    customer_id !== null && (await readErased(tx, [customer_id])).get(customer_id) === true
  return commitCase(desk, { case_id, actor, prepare }, (_state, isErased): CaseChange => {
    // They were known when they asked, and may have been forgotten since.
    if (isErased) throw new DeskmetryError('VISITOR_UNKNOWN')
    if (asked.score === score && (asked.comment ?? '') === comment) return {}
    return {
      entries: [
        {
          kind: 'activity',
          activity: 'rating_given',
          notice: 'rated',
          data: { rating_id, score, comment },
        },
      ],
      events: [
        {
          type: 'rating.given',
          agent_id,
          data: { rating_id, agent_id, about: 'human', score, scale_min: 1, scale_max: 5, comment },
        },
      ],
      write: async (tx) => {
        await tablesOf(tx)
          .updateTable('desk_ratings')
          .set({ score, comment, rated_at: desk.clock.now() })
          .where('id', '=', rating_id)
          .execute()
      },
    }
  })
}
