import type { RatingAsked, RatingInput } from '../../domain/contract/public.ts'
import { readAccount, readColleagues } from '../../accounts/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { actOnCase } from '../actions/act-on-case.ts'
import { giveRating, hashRatingSecret, issueRatingSecret } from '../actions/rating.ts'
import { type Actor, type Desk, newDeskId } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'

/** After that the link says that it is too late: an opinion of last year is none about today. */
const LINK_DAYS = 90

/**
 * A link for the last rating that was asked for and not given; where there is none, one is asked for now. Each link
 * ends the one before.
 * @returns its secret
 * @throws NOT_FOUND, CASE_ACTION_REFUSED where there is nobody to ask
 */
export async function makeRatingSecret(desk: Desk, actor: Actor, caseId: string): Promise<string> {
  if ((await findUnanswered(desk, caseId)) === null) {
    const action = { type: 'request_rating' } as const
    await actOnCase(desk, actor, caseId, { client_key: newDeskId(desk), action })
  }
  const rating = await findUnanswered(desk, caseId)
  const secret = rating === null ? null : await issueRatingSecret(desk, rating)
  if (secret === null) throw new Error('a rating that was asked for can be found')
  return secret
}

async function findUnanswered(desk: Desk, caseId: string): Promise<string | null> {
  const row = await tablesOf(desk.store)
    .selectFrom('desk_ratings')
    .select('id')
    .where('case_id', '=', caseId)
    .where('rated_at', 'is', null)
    .orderBy('requested_at', 'desc')
    .executeTakeFirst()
  return row?.id ?? null
}

/**
 * What the holder of a link is asked. The link is the right to answer; it opens nothing else.
 * @throws RATING_LINK_INVALID
 */
export async function readRatingLink(desk: Desk, secret: string): Promise<RatingAsked> {
  const { subject, number, agent_id, score, comment } = await find(desk, secret)
  const [agent] =
    agent_id === null ? [] : await readColleagues(desk, [agent_id.replace(/^desk:/, '')])
  const { name } = await readAccount(desk.accounts)
  return { name, subject, number, agent_name: agent?.name ?? null, score, comment }
}

/**
 * Answers; once more changes the answer.
 * @throws RATING_LINK_INVALID
 */
export async function rateByLink(desk: Desk, secret: string, rating: RatingInput): Promise<void> {
  const { id, customer_id, customer_name } = await find(desk, secret)
  const actor = { kind: 'customer', id: customer_id ?? '', name: customer_name } as const
  await giveRating(desk, actor, { ...rating, rating_id: id })
}

async function find(desk: Desk, secret: string) {
  const row = await tablesOf(desk.store)
    .selectFrom('desk_ratings')
    .innerJoin('desk_cases', 'desk_cases.id', 'desk_ratings.case_id')
    .leftJoin('desk_customers', 'desk_customers.id', 'desk_cases.customer_id')
    .select([
      'desk_ratings.id',
      'desk_ratings.agent_id',
      'desk_ratings.requested_at',
      'desk_ratings.score',
      'desk_ratings.comment',
      'desk_cases.subject',
      'desk_cases.number',
      'desk_cases.customer_id',
      'desk_cases.customer_name',
    ])
    .where('token_hash', '=', hashRatingSecret(secret))
    .where('desk_customers.erased_at', 'is', null)
    .executeTakeFirst()
  const oldest = desk.clock.now() - LINK_DAYS * 86_400_000
  if (row === undefined || row.requested_at < oldest) {
    throw new DeskmetryError('RATING_LINK_INVALID')
  }
  return row
}
