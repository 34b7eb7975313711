/**
 * The load of the bench sockets, a process of its own: opens every socket, then says so many messages a second, in
 * turn a customer's and an agent's, and notes when each reaches each of the three who follow its conversation.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { Cast } from './sockets-server.ts'

export interface GeneratorOrder {
  readonly kind: 'desk' | 'echo'
  readonly cast: Cast
  readonly perSec: number
  readonly secs: number
}

export interface GeneratorReport {
  readonly sockets: number
  readonly sent: number
  readonly acknowledged: number
  /** From send to each delivery, ms. */
  readonly deliveryMs: readonly number[]
  readonly acknowledgeMs: readonly number[]
  readonly refused: number
  readonly secs: number
  readonly cpu: number
}

const TICK_MS = 4
const OPEN_AT_ONCE = 100

process.on('message', (order) => {
  void run(order as GeneratorOrder).then((report) => process.send?.(report))
})

async function run({ kind, cast, perSec, secs }: GeneratorOrder): Promise<GeneratorReport> {
  const sentAt: number[] = []
  const deliveryMs: number[] = []
  const acknowledgeMs: number[] = []
  let refused = 0

  function hear(data: Buffer): void {
    const now = performance.now()
    const text = data.toString()
    if (text.startsWith('{"type":"refused"')) refused += 1
    if (text.startsWith('{"type":"done"')) {
      const number = /"id":"m(\d+)"/.exec(text)?.[1]
      if (number !== undefined) acknowledgeMs.push(now - (sentAt[Number(number)] ?? 0))
      return
    }
    if (text.startsWith('{"type":"case"')) return
    for (const [, number] of text.matchAll(/"text":"m(\d+) /g)) {
      deliveryMs.push(now - (sentAt[Number(number)] ?? 0))
    }
  }

  const guests = await openAll(cast.guests, (guest) => openGuest(kind, cast, guest, hear))
  const agents = await openAll(cast.agents, (agent) => openAgent(kind, cast, agent, hear))
  const holderOf = (index: number) => agents[index % agents.length]
  await sleep(2_000)

  const cpuBefore = process.cpuUsage()
  const startedAt = performance.now()
  while (performance.now() - startedAt < secs * 1_000) {
    const due = Math.floor(((performance.now() - startedAt) / 1_000) * perSec)
    while (sentAt.length < due) {
      const number = sentAt.length
      const index = number % cast.guests.length
      const isGuest = Math.floor(number / cast.guests.length) % 2 === number % 2
      const case_id = cast.guests[index]?.case_id ?? ''
      const frame = frameOf(kind, { number, case_id, isGuest })
      sentAt.push(performance.now())
      ;(isGuest ? guests[index] : holderOf(index))?.send(frame)
    }
    await sleep(TICK_MS)
  }
  const took = (performance.now() - startedAt) / 1_000
  const { user, system } = process.cpuUsage(cpuBefore)
  for (let turn = 0; turn < 100 && deliveryMs.length < sentAt.length * 3; turn += 1)
    await sleep(100)
  for (const socket of [...guests, ...agents]) socket.terminate()
  return {
    sockets: guests.length + agents.length,
    sent: sentAt.length,
    acknowledged: acknowledgeMs.length,
    deliveryMs,
    acknowledgeMs,
    refused,
    secs: took,
    cpu: (user + system) / 1e6 / took,
  }
}

interface Said {
  readonly number: number
  readonly case_id: string
  readonly isGuest: boolean
}

const WORDS = 'could you please look at my order, it has not arrived and the page says it was sent'

function frameOf(kind: GeneratorOrder['kind'], { number, case_id, isGuest }: Said): string {
  const id = `m${number}`
  const text = `${id} ${WORDS}`
  if (kind === 'echo') return JSON.stringify({ room: case_id, text })
  const client_key = `bench-${id}`
  if (isGuest) {
    return JSON.stringify({ type: 'send', id, case_id, client_key, text, file_ids: [] })
  }
  const action = { type: 'reply', text, file_ids: [] }
  return JSON.stringify({ type: 'act', id, case_id, request: { client_key, action } })
}

type Hear = (data: Buffer) => void

async function openGuest(
  kind: GeneratorOrder['kind'],
  { url }: Cast,
  { token, case_id }: Cast['guests'][number],
  hear: Hear,
): Promise<WebSocket> {
  const hello = { type: 'hello', id: 'hello', token, case_id, since: 0 }
  const first = kind === 'echo' ? [case_id] : hello
  return open(`${url}/api/v1/widget/socket`, { first: [first], until: /ready|"id":"hello"/, hear })
}

async function openAgent(
  kind: GeneratorOrder['kind'],
  { url }: Cast,
  { cookie, case_ids }: Cast['agents'][number],
  hear: Hear,
): Promise<WebSocket> {
  const follows = case_ids.map((case_id, index) => ({
    type: 'follow',
    id: `f${index}`,
    case_id,
    since: 0,
  }))
  const last = new RegExp(`"id":"f${case_ids.length - 1}"`)
  return open(`${url}/api/v1/desk/socket`, {
    cookie,
    first: kind === 'echo' ? [case_ids] : follows,
    until: kind === 'echo' ? /ready/ : last,
    hear,
  })
}

interface Opening {
  readonly cookie?: string
  readonly first: readonly object[]
  /** Opened when a frame says so. */
  readonly until: RegExp
  readonly hear: Hear
}

function open(url: string, { cookie = '', first, until, hear }: Opening): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace('http', 'ws'), { headers: { cookie } })
    socket.on('error', reject)
    socket.on('open', () => {
      for (const frame of first) socket.send(JSON.stringify(frame))
    })
    const greet = (data: Buffer) => {
      if (!until.test(data.toString())) return
      socket.off('message', greet)
      socket.on('message', hear)
      resolve(socket)
    }
    socket.on('message', greet)
  })
}

async function openAll<In>(
  all: readonly In[],
  openOne: (one: In) => Promise<WebSocket>,
): Promise<readonly WebSocket[]> {
  const opened: WebSocket[] = []
  while (opened.length < all.length) {
    const some = all.slice(opened.length, opened.length + OPEN_AT_ONCE)
    opened.push(...(await Promise.all(some.map(openOne))))
  }
  return opened
}
