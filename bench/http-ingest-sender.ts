/**
 * The sender of the bench http-ingest, a process of its own: events of cases under way, some hundreds to a request,
 * over a few connections that stay open. It asks for the rate and a little more, never for all that goes: the lag
 * of a flooded loader says nothing.
 */
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTraffic } from './live-traffic.ts'

export interface SenderOrder {
  readonly url: string
  readonly token: string
  readonly secs: number
  readonly eventsPerSec: number
}

export interface SenderReport {
  readonly accepted: number
  readonly secs: number
  readonly refused: number
  readonly requests: number
  /** How long each answer took. */
  readonly answerMs: readonly number[]
  readonly cpu: number
}

const CONNECTIONS = 4
const BATCH = 500

process.on('message', (order) => {
  void send(order as SenderOrder).then((report) => {
    process.send?.(report)
    process.disconnect()
  })
})

async function send(order: SenderOrder): Promise<SenderReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const traffic = createTraffic({ startAt: Date.now(), openCases: 2_000 })
  const cpuBefore = process.cpuUsage()
  const startedAt = performance.now()
  const answerMs: number[] = []
  let accepted = 0
  let refused = 0
  let sent = 0
  const connection = async () => {
    while (performance.now() - startedAt < order.secs * 1_000) {
      const due = startedAt + (sent / order.eventsPerSec) * 1_000
      sent += BATCH
      await sleep(Math.max(0, due - performance.now()))
      const body = Buffer.from(traffic.next(BATCH, Date.now()).join('\n'))
      const from = performance.now()
      const answer = await post(body, agent, order)
      answerMs.push(performance.now() - from)
      accepted += answer.accepted ?? 0
      refused += answer.accepted === undefined ? BATCH : (answer.rejected_count ?? 0)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, connection))
  const secs = (performance.now() - startedAt) / 1_000
  agent.destroy()
  const { user, system } = process.cpuUsage(cpuBefore)
  const cpu = (user + system) / 1e6 / secs
  return { accepted, secs, refused, requests: answerMs.length, answerMs, cpu }
}

interface Answer {
  readonly accepted?: number
  readonly rejected_count?: number
}

function post(body: Buffer, agent: Agent, { url, token }: SenderOrder): Promise<Answer> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/x-ndjson',
    'content-length': body.length,
  }
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/api/v1/events`, { method: 'POST', agent, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => (text += part))
      answer.on('end', () => resolve(JSON.parse(text) as Answer))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
