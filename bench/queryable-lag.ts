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
const POLL_MS = 50

/** One query asks for all cases under way: what watches must not be the load. */
export function startProbing(server: { readonly url: string; readonly token: string }): Probing {
  const probes: Probe[] = []
  const underWay = new Map<string, number>()
  let isStopped = false
  const send = async (number: number) => {
    const category = `probe-${String(number)}`
    await sendCase(server, category)
    underWay.set(category, performance.now())
  }
  const poll = async () => {
    for (const category of await countedOf(server, [...underWay.keys()])) {
      probes.push({ lagMs: performance.now() - (underWay.get(category) ?? Number.NaN) })
      underWay.delete(category)
    }
    await sleep(POLL_MS)
  }
  const first = send(0).then(async () => {
    while (underWay.size > 0) await poll()
    probes.splice(0)
  })
  const sending = first.then(async () => {
    for (let number = 1; !isStopped; number++) await Promise.all([send(number), sleep(EVERY_MS)])
  })
  const polling = first.then(async () => {
    while (!isStopped || underWay.size > 0) await (underWay.size > 0 ? poll() : sleep(POLL_MS))
  })
  return {
    first,
    async stop() {
      isStopped = true
      await Promise.all([sending, polling])
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

async function countedOf(server: Server, categories: readonly string[]): Promise<string[]> {
  const now = Date.now()
  const { rows } = await post<{ readonly rows: readonly { readonly category: string }[] }>(
    server,
    'query',
    {
      metrics: ['cases_opened_count'],
      dimensions: ['category'],
      from: new Date(now - 3_600_000).toISOString(),
      to: new Date(now + 60_000).toISOString(),
      filters: { category: categories },
    },
  )
  return rows.map(({ category }) => category)
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
