import { DeskmetryError } from '../../domain/public.ts'
import type { StoreScope } from '../../store/public.ts'
import type { CaseState } from '../cases/case-state.ts'
import type { Actor, Desk } from '../desk.ts'
import type { CaseChange, Entry } from './case-change.ts'

export interface Committed {
  readonly case: CaseState
  /** What this commit wrote, in order; of a repeated request the entry it made then. */
  readonly entries: readonly Entry[]
  /** It had been done before under this `client_key`, and was not done again. */
  readonly is_repeat: boolean
}

export interface CommitRequest<P = undefined> {
  readonly case_id: string
  readonly actor: Actor
  /** Sent twice, done once. */
  readonly client_key?: string | null | undefined
  readonly cause?: readonly string[] | undefined
  /** The instant of what `decide` makes, epoch ms, where it writes that instant itself. Default: now. */
  readonly at?: number | undefined
  /** What `decide` must know besides the case, read in the same transaction. */
  readonly prepare?: (tx: StoreScope, state: CaseState) => Promise<P>
}

/**
 * The one way a case changes: its row, entries and events in one transaction, acknowledged once on disk.
 * @param decide pure: what to do to the case as it stands; throws a registered error to refuse. It may run more
 * than once, on the state of each time.
 * @throws NOT_FOUND, CLIENT_KEY_TAKEN, and what `decide` throws
 */
export async function commitCase<P = undefined>(
  desk: Pick<Desk, 'commits'>,
  request: CommitRequest<P>,
  decide: (state: CaseState, prepared: P) => CaseChange,
): Promise<Committed> {
  const { case_id, client_key = null, actor, cause, at } = request
  return desk.commits.commit({
    cases: [case_id],
    keys: client_key === null ? [] : [{ case_id, client_key }],
    async run(unit) {
      const state = await unit.case(case_id)
      if (state === null) throw caseUnknown(case_id)
      if (client_key !== null) {
        const before = await unit.doneBefore(case_id, client_key)
        if (before !== null) return repeated(state, before, actor)
      }
      const prepared =
        request.prepare === undefined ? undefined : await request.prepare(await unit.scope(), state)
      const change = decide(state, prepared as P)
      if (isNothing(change)) return { case: state, entries: [], is_repeat: false }
      const done = await unit.change(case_id, change, { actor, client_key, cause, at })
      return { ...done, is_repeat: false }
    },
  })
}

export function caseUnknown(id: string): DeskmetryError {
  return new DeskmetryError('NOT_FOUND', {
    what: `Case ${id}`,
    fix: 'Look for it in the inbox or by its number.',
  })
}

/** @throws CLIENT_KEY_TAKEN when somebody else used the key */
export function repeated(state: CaseState, before: Entry, actor: Actor): Committed {
  if (before.author_kind !== actor.kind || before.author_id !== actor.id) {
    throw new DeskmetryError('CLIENT_KEY_TAKEN', { client_key: before.client_key ?? '' })
  }
  return { case: state, entries: [before], is_repeat: true }
}

function isNothing({ patch = {}, entries = [], events = [], write }: CaseChange): boolean {
  return (
    Object.keys(patch).length === 0 &&
    entries.length === 0 &&
    events.length === 0 &&
    write === undefined
  )
}
