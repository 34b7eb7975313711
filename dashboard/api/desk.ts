import type {
  ActionRequest,
  CaseAction,
  CaseDetail,
  CaseEntry,
  DeskCase,
  DeskCustomer,
  InboxAnswer,
  InboxRequest,
  OpenCaseInput,
} from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** Cases of the desk over HTTP: what the workspace reads, and everything an agent does to one. */
const DESK = '/api/v1/desk'
/** Browsers let requests of 64 kB in all outlive a page. */
const KEPT_ALIVE_CHARS = 15_000
const caseUrl = (caseId: string) => `${DESK}/cases/${encodeURIComponent(caseId)}`

/** What one committed action made: the case after it, and its new entries. */
export interface Committed {
  readonly case: DeskCase
  readonly entries: readonly CaseEntry[]
}

export async function readInbox(
  request: Partial<InboxRequest>,
  signal?: AbortSignal,
): Promise<InboxAnswer> {
  return (await get(`${DESK}/inbox${toSearch(request)}`, signal)) as InboxAnswer
}

export async function readDetail(caseId: string, signal?: AbortSignal): Promise<CaseDetail> {
  return (await get(caseUrl(caseId), signal)) as CaseDetail
}

/** A stretch of a case's entries, in order of `seq`: after `since`, or the last ones before `before`. */
export interface EntryRange {
  readonly since?: number
  readonly before?: number
  readonly limit?: number
}

export async function readEntries(
  caseId: string,
  range: EntryRange,
  signal?: AbortSignal,
): Promise<readonly CaseEntry[]> {
  const answer = await get(`${caseUrl(caseId)}/entries${toSearch(range)}`, signal)
  return (answer as { readonly entries: readonly CaseEntry[] }).entries
}

/** @throws ApiFailure: 4xx when it may not be done, `OFFLINE` when it is not known whether it was done */
export async function postAction(caseId: string, request: ActionRequest): Promise<Committed> {
  return (await fetchJson(`${caseUrl(caseId)}/actions`, {
    method: 'POST',
    body: request,
    // A message that was sent is sent, although its window was closed the moment after.
    outlivesPage: JSON.stringify(request).length < KEPT_ALIVE_CHARS,
  })) as Committed
}

export interface BulkResult {
  readonly case_id: string
  readonly error: { readonly code: string; readonly message: string } | null
}

/** The same action on each of several cases; one that is refused does not hold up the others. */
export async function postBulk(
  caseIds: readonly string[],
  action: CaseAction,
): Promise<readonly BulkResult[]> {
  const body = { case_ids: caseIds, action }
  const answer = await fetchJson(`${DESK}/cases/bulk`, { method: 'POST', body })
  return (answer as { readonly results: readonly BulkResult[] }).results
}

export async function postCase(input: Partial<OpenCaseInput>): Promise<Committed> {
  return (await fetchJson(`${DESK}/cases`, { method: 'POST', body: input })) as Committed
}

export async function putRead(caseId: string, seq: number): Promise<void> {
  await fetchJson(`${caseUrl(caseId)}/read`, { method: 'PUT', body: { seq } })
}

export type CustomerChange = Partial<
  Pick<DeskCustomer, 'name' | 'email' | 'phone' | 'tier' | 'language' | 'note'>
>

export async function patchCustomer(
  customerId: string,
  change: CustomerChange,
): Promise<DeskCustomer> {
  const path = `${DESK}/customers/${encodeURIComponent(customerId)}`
  return (await fetchJson(path, { method: 'PATCH', body: change })) as DeskCustomer
}

function get(path: string, signal: AbortSignal | undefined): Promise<unknown> {
  return fetchJson(path, signal === undefined ? {} : { signal })
}

/** `?a=1&b=x&b=y`; what is undefined is left out. */
function toSearch(fields: object): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    for (const one of values) {
      if (typeof one === 'string' || typeof one === 'number') search.append(name, String(one))
    }
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}
