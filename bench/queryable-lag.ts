/** How long after its acknowledgement an event is in the answers: now and then a case is sent and asked for. */
import { setTimeout as sleep } from 'node:timers/promises'

export interface Probe {
  /** From the answer to the sender to the answer of a query that counts the case; late by one poll at most. */
  readonly lagMs: number
}

export interface Probing {
  /** The first case is queryable. */
  readonly first: Promise<void>
  /** Waits for the cases under way. */
  stop(): Promise<readonly Probe[]>
}

const EVERY_MS = 500
const POLL_MS = 40

export function startProbing(server: { readonly url: string; readonly token: string }): Probing {
  const probes: Probe[] = []
  const running: Promise<void>[] = []
  let isStopped = false
  const probe = async (number: number) => {
    const category = `probe-${String(number)}`
    await sendCase(server, category)
    const acknowledgedAt = performance.now()
    while (!(await isCounted(server, category))) await sleep(POLL_MS)
    probes.push({ lagMs: performance.now() - acknowledgedAt })
  }
  const first = probe(0).then(() => void probes.splice(0))
  const all = first.then(async () => {
    for (let number = 1; !isStopped; number++) {
      running.push(probe(number))
      await sleep(EVERY_MS)
    }
  })
  return {
    first,
    async stop() {
      isStopped = true
      await all
      await Promise.all(running)
      return probes
    },
  }
}

type Server = Parameters<typeof startProbing>[0]

async function sendCase(server: Server, category: string): Promise<void> {
  const event = {
    event_id: category,
    type: 'case.opened',
    occurred_at: new Date().toISOString(),
    case_id: category,
    case_kind: 'chat',
    data: { opened_by: 'customer', category },
  }
  const { accepted } = await post<{ readonly accepted: number }>(server, 'events', event)
  if (accepted !== 1) throw new Error(`the case ${category} was not accepted`)
}

async function isCounted(server: Server, category: string): Promise<boolean> {
  const now = Date.now()
  const { rows } = await post<{ readonly rows: readonly Record<string, number>[] }>(
    server,
    'query',
    {
      metrics: ['cases_opened_count'],
      from: new Date(now - 3_600_000).toISOString(),
      to: new Date(now + 60_000).toISOString(),
      filters: { category: [category] },
    },
  )
  return rows[0]?.['cases_opened_count'] === 1
}

async function post<T>({ url, token }: Server, route: string, body: object): Promise<T> {
  const answer = await fetch(`${url}/api/v1/${route}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${route}: ${String(answer.status)} ${await answer.text()}`)
  return (await answer.json()) as T
}
