import { placeOf } from '../../../domain/public.ts'
import type { TouchedCases } from '../../fold/known-context.ts'
import type { RefreshResult } from '../../fold/refresh-result.ts'
import { agentStates, CASE_FACTS, directory } from '../../schema/facts.ts'
import { FOLDED } from '../../schema/state.ts'
import { putState } from './clickhouse-state.ts'
import type { ClickHouse } from './database.ts'
import { eraseCustomers, eraseRedacted } from './erase.ts'
import { type ClickHouseFoldTools, versioned } from './fold-anew.ts'
import { caseEventsSql, foldHere } from './fold-here.ts'
import { insertCustomers, insertVersioned } from './fold-small-tables.ts'
import { WRITE_SETTINGS } from './select-profile.ts'
import { TOUCHED } from './work-tables.ts'

const CUSTOMER_PLACES = [placeOf('customer.updated'), placeOf('customer.erased')].join(', ')
const IS_TOUCHED = `case_id in (select case_id from "${TOUCHED}")`

/**
 * Folds the touched cases again. Their new rows replace the old ones by version; what the fold no longer says is
 * written as deleted. A repetition after a failure writes the same rows.
 */
export async function foldTouched(
  tools: ClickHouseFoldTools,
  folded: number,
  touched: TouchedCases,
): Promise<RefreshResult> {
  const { db, staging, transfer, known, upTo } = tools
  await transfer.fetch(caseEventsSql(`load_no <= ${upTo} and ${IS_TOUCHED}`), 'events')
  const result = await foldHere(staging, known.data(), upTo)
  for (const { name } of CASE_FACTS) {
    await transfer.send(versioned(name, upTo), name)
    await hideOlder(db, name, IS_TOUCHED, upTo)
  }
  await replaceSmallTables(tools, folded, touched)
  await eraseRedacted(db, `load_no <= ${upTo} and ${IS_TOUCHED}`)
  await eraseCustomers(db)
  await putState(db, FOLDED, String(upTo))
  return { ...result, folded_load: upTo }
}

async function replaceSmallTables(
  tools: ClickHouseFoldTools,
  folded: number,
  touched: TouchedCases,
): Promise<void> {
  const { db, known, upTo } = tools
  const states = touched.stateAgents.flatMap((agent) => known.statesOf(agent))
  await insertVersioned(db, agentStates.name, states, upTo)
  if (touched.stateAgents.length > 0) {
    await hideOlder(db, agentStates.name, `agent in (${texts(touched.stateAgents)})`, upTo)
  }
  if (touched.directoryIds.length > 0) {
    const rows = known.directoryRows(new Set(touched.directoryIds))
    await insertVersioned(db, directory.name, rows, upTo)
    const ids = `kind <> 'customer' and id in (${texts(touched.directoryIds)})`
    await hideOlder(db, directory.name, ids, upTo)
  }
  const fresh = `select assumeNotNull(customer_id) from events where load_no > ${folded} and load_no <= ${upTo} and place in (${CUSTOMER_PLACES}) and customer_id is not null`
  await insertCustomers(tools, directory.name, `load_no <= ${upTo} and customer_id in (${fresh})`)
  await hideOlder(db, directory.name, `kind = 'customer' and id in (${fresh})`, upTo)
}

/**
 * Rows that an earlier fold wrote and this one did not write again. They are chosen in a subquery: beside
 * `* replace`, a name in `where` means what replaces it.
 */
async function hideOlder(
  db: ClickHouse,
  table: string,
  condition: string,
  upTo: number,
): Promise<void> {
  await db.exec(
    `insert into "${table}" select * replace (${upTo} as version, 1 as is_deleted)
      from (select * from "${table}" where ${condition} and version < ${upTo})
      settings ${WRITE_SETTINGS}`,
  )
}

const texts = (values: readonly string[]) =>
  values.map((value) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`).join(', ')
