import { listAnnotations, type Principal, readAccount, viewerOf } from '../../accounts/public.ts'
import {
  type AnnotationEntry,
  type AnnotationsRequest,
  isAboutSomeOf,
  isShownTo,
} from '../../domain/contract/public.ts'
import { toInstant } from '../../domain/public.ts'
import type { Rooms } from '../rooms.ts'

const DAY_MINUTES = 1_440
/** More than anybody reads, and than a chart can show. */
const MOST = 1_000

/**
 * The notes on the time line that who asks may read: those written here and those that came with events, in one list,
 * the latest first.
 * @param told every one that came with events
 */
export async function readAnnotations(
  { accounts }: Pick<Rooms, 'accounts'>,
  principal: Principal,
  { request, told }: { request: AnnotationsRequest; told: readonly AnnotationEntry[] },
): Promise<readonly AnnotationEntry[]> {
  const { from, to, tz: asked, team, channel, category } = request
  const filters = { team: all(team), channel: all(channel), category: all(category) }
  const tz = asked ?? (await readAccount(accounts)).tz
  const span = {
    from: from === undefined ? null : toInstant(from, 0, tz),
    to: to === undefined ? null : toInstant(to, DAY_MINUTES, tz),
  }
  const viewer = viewerOf(principal)
  const ours = await listAnnotations(accounts, principal, { ...span, limit: MOST })
  const theirs = told.filter((one) => touches(one, span) && isShownTo(one.scope, viewer))
  return [...ours, ...theirs]
    .filter(({ scope }) => isAboutSomeOf(scope, filters))
    .toSorted((a, b) => b.starts_at.localeCompare(a.starts_at) || a.id.localeCompare(b.id))
    .slice(0, MOST)
}

/** What an address names once or several times. */
const all = (named: string | readonly string[] | undefined) =>
  typeof named === 'string' ? [named] : named

function touches(
  { starts_at, ends_at }: AnnotationEntry,
  { from, to }: { readonly from: number | null; readonly to: number | null },
): boolean {
  return (
    (to === null || Date.parse(starts_at) < to) &&
    (from === null || Date.parse(ends_at ?? starts_at) >= from)
  )
}
