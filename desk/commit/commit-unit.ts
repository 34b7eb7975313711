import type { StoreScope } from '../../store/public.ts'
import type { CaseState } from '../cases/case-state.ts'
import type { Actor } from '../desk.ts'
import type { CaseNews } from '../news/desk-news.ts'
import type { Pending } from './batch-rows.ts'
import type { CaseChange, Entry } from './case-change.ts'
import { stampChange, type StampSource } from './stamp-change.ts'

export interface Signature {
  readonly actor: Actor
  readonly client_key?: string | null | undefined
  /** Of what a rule does: the rules that led here, the first first. */
  readonly cause?: readonly string[] | undefined
  /** The instant the change was decided for, epoch ms: that of its entries and events. Default: now. */
  readonly at?: number | undefined
}

/** A case after a change, and the entries the change made. */
export interface Changed {
  readonly case: CaseState
  readonly entries: readonly Entry[]
}

/** What one piece of work may do within a commit. What it changes is seen by the work after it. */
export interface CommitUnit {
  /** As it stands now; null when there is none. */
  case(id: string): Promise<CaseState | null>
  /** What was done under this key before. */
  doneBefore(caseId: string, clientKey: string): Promise<Entry | null>
  /** What this author did under this key, in whichever case. */
  saidBefore(authorId: string, clientKey: string): Promise<readonly Entry[]>
  /** Whether the customer has been forgotten. */
  isErased(customerId: string): Promise<boolean>
  /** The transaction, with everything written that earlier work changed. What a refused work wrote is undone. */
  scope(): Promise<StoreScope>
  /** Changes a case; what comes back is numbered and dated. */
  change(id: string, change: CaseChange, by: Signature): Promise<Changed>
  /** Makes a case; its counts begin at 0. */
  open(state: CaseState, change: CaseChange, by: Signature): Changed
}

/** What a unit reads from the batch it belongs to. */
export interface UnitSource extends StampSource {
  readCase(id: string): Promise<CaseState | null>
  readDone(caseId: string, clientKey: string): Promise<Entry | null>
  readSaid(authorId: string, clientKey: string): Promise<readonly Entry[]>
  readErased(customerId: string): Promise<boolean>
  scope(): Promise<StoreScope>
}

/** What a piece of work has decided so far; nothing of it counts until its end. */
export interface UnitChanges {
  readonly cases: ReadonlyMap<string, CaseState>
  readonly written: readonly Pending[]
  readonly news: readonly CaseNews[]
}

export function createUnit(source: UnitSource): {
  readonly unit: CommitUnit
  readonly changes: UnitChanges
} {
  const cases = new Map<string, CaseState>()
  const written: Pending[] = []
  const news: CaseNews[] = []

  function put(before: CaseState | null, state: CaseState, change: CaseChange, by: Signature) {
    const { actor, client_key = null, cause = [], at } = by
    const stamped = stampChange(state, change, { ...source, actor, client_key, at })
    const { after, entries, events } = stamped
    cases.set(after.id, after)
    written.push({ before, after, entries, events, write: change.write })
    const { rewritten = [] } = change
    const told = { kind: 'case', case_id: after.id, before, case: after } as const
    news.push({ ...told, entries, rewritten, actor, cause })
    return { case: after, entries }
  }

  const read = async (id: string) => cases.get(id) ?? source.readCase(id)
  const unit: CommitUnit = {
    case: read,
    doneBefore: (caseId, clientKey) => source.readDone(caseId, clientKey),
    saidBefore: (authorId, clientKey) => source.readSaid(authorId, clientKey),
    isErased: (customerId) => source.readErased(customerId),
    scope: () => source.scope(),
    async change(id, change, by) {
      const before = await read(id)
      if (before === null) throw new Error(`Case ${id} was changed before it was looked at`)
      return put(before, before, change, by)
    },
    open: (state, change, by) => put(null, state, change, by),
  }
  return { unit, changes: { cases, written, news } }
}
