import type { CaseTimeline } from '../../domain/contract/public.ts'
import type { Desk } from '../desk.ts'
import { listFirings } from './firings.ts'

/** Of one case; whoever has more rules than these at work on one sees the newest. */
const MOST = 200

/**
 * What rules did to a case, in order of time, as far as the log goes back; what still runs is not told. Whether the
 * reader may see the case is for the caller to ask first.
 * @param caseId a case of any source; those of others have none
 */
export async function readCaseFirings(
  desk: Pick<Desk, 'store'>,
  caseId: string,
): Promise<CaseTimeline['firings']> {
  const { firings } = await listFirings(desk, { case_id: caseId, limit: MOST })
  return firings
    .flatMap(({ number, at, rule_name, steps, outcome }) =>
      outcome === 'running' ? [] : [{ number, at, rule_name, steps: [...steps], outcome }],
    )
    .toReversed()
}
