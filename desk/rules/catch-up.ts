import { z } from 'zod'
import { caseOfRow } from '../cases/case-state.ts'
import { entryOfRow } from '../commit/entry-row.ts'
import type { Desk } from '../desk.ts'
import type { CaseNews } from '../news/desk-news.ts'
import { settingKind } from '../settings/setting-kind.ts'
import { listSettings, putSetting } from '../settings/settings.ts'
import { tablesOf } from '../store/tables.ts'
import { replay } from './replay.ts'

/** News are told in memory: that rules were at work is written down, so that a killed process loses none. */
const CURSOR = settingKind({
  name: 'rule_cursor',
  title: 'cursor of the rules',
  schema: z.strictObject({ at: z.number() }),
})
const ID = 'desk:rules'
/** After a longer stop, what happened before is history: no rule answers a message of yesterday. */
const LONGEST_MS = 600_000
const MOST_CASES = 2_000

/**
 * From where on something may not have been judged: always the whole window, for processes share the cursor, and one
 * that goes on knows nothing of what a killed one had not got to. What was judged is not done again: firings are
 * claimed.
 * @returns epoch ms; null at the first start
 */
export async function readCursor(desk: Pick<Desk, 'store' | 'clock'>): Promise<number | null> {
  const [cursor] = await listSettings(desk, CURSOR)
  return cursor === undefined ? null : desk.clock.now() - LONGEST_MS
}

export async function writeCursor(
  desk: Pick<Desk, 'store' | 'clock' | 'randomBytes'>,
  at: number,
): Promise<void> {
  await putSetting(desk, CURSOR, { id: ID, body: { at }, by: null })
}

export type Missed = Pick<CaseNews, 'before' | 'case' | 'entries' | 'cause'> & {
  /** Epoch ms. */
  readonly at: number
}

/** Commits since, each as its news told it, as far as the entries say. */
export async function readMissed(
  desk: Pick<Desk, 'store'>,
  since: number,
): Promise<readonly Missed[]> {
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .selectAll()
    .where('updated_at', '>=', since)
    .where('is_spam', '=', 0)
    .where('merged_into', 'is', null)
    .orderBy('updated_at', 'desc')
    .limit(MOST_CASES)
    .execute()
  const missed: Missed[] = []
  for (const row of rows) {
    const entries = await tablesOf(desk.store)
      .selectFrom('desk_entries')
      .selectAll()
      .where('case_id', '=', row.id)
      .orderBy('seq')
      .execute()
    for (const moment of replay(caseOfRow(row), entries.map(entryOfRow))) {
      if (moment.at < since) continue
      const [first] = moment.entries
      const cause = first?.author_kind === 'rule' ? [first.author_id ?? ''] : []
      const { before, after, entries: written } = moment
      missed.push({ at: moment.at, before, case: after, entries: written, cause })
    }
  }
  return missed.toSorted((left, right) => left.at - right.at)
}
