/**
 * A fast writer of canonical events: cases of a contact centre without belief in them, only the shapes and
 * frequencies that matter to loading and folding. Deterministic.
 */
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'

const DAY_MS = 86_400_000
const START = Date.UTC(2025, 0, 1)
const TEXTS = [
  'Where is my order? It should have arrived on Monday.',
  '您好，请问我的退款什么时候到账？订单已经取消三天了。',
  'The app closes whenever I open the payment page.',
  '谢谢，问题已经解决了。',
  'I have passed this to the warehouse and will write again tomorrow.',
]

/**
 * Writes about `count` events as NDJSON (complete cases, so a few more).
 * @returns the number written
 */
export async function writeEvents(path: string, count: number, seed = 1): Promise<number> {
  const out = createWriteStream(path, { highWaterMark: 4_000_000 })
  const random = mulberry32(seed)
  let written = 0
  let batch: string[] = []
  const flush = async () => {
    if (!out.write(`${batch.join('\n')}\n`)) await once(out, 'drain')
    batch = []
  }
  for (let agent = 0; agent < 200; agent++) {
    for (let day = 0; day < 5; day++) {
      batch.push(...agentDay(agent, START + day * DAY_MS))
    }
  }
  written += batch.length
  for (let caseNo = 0; written < count; caseNo++) {
    const lines = oneCase(caseNo, random)
    written += lines.length
    batch.push(...lines)
    if (batch.length > 5_000) await flush()
  }
  if (batch.length > 0) await flush()
  out.end()
  await once(out, 'finish')
  return written
}

function agentDay(agent: number, midnight: number): string[] {
  return (['online', 'break', 'online', 'offline'] as const).map((state, n) => {
    const at = new Date(midnight + (9 + n * 2) * 3_600_000).toISOString()
    return `{"event_id":"s${agent}-${midnight}-${n}","type":"agent.state_changed","occurred_at":"${at}","source":"bench","agent_id":"a${agent}","data":{"state":"${state}"}}`
  })
}

function oneCase(caseNo: number, random: () => number): string[] {
  const isChat = random() < 0.7
  const agent = Math.floor(random() * 200)
  const common = `"source":"bench","case_id":"c${caseNo}","case_kind":"${isChat ? 'chat' : 'ticket'}","customer_id":"u${Math.floor(random() * 300_000)}"`
  let at = START + Math.floor(random() * 365 * DAY_MS)
  const lines: string[] = []
  const add = (type: string, columns: string, data: string) => {
    at += 1_000 + Math.floor(random() * 120_000)
    lines.push(
      `{"event_id":"e${caseNo}-${lines.length}","type":"${type}","occurred_at":"${new Date(at).toISOString()}",${common}${columns},"data":${data}}`,
    )
  }
  const by = `,"agent_id":"a${agent}"`
  add(
    'case.opened',
    `,"team_id":"t${agent % 12}","channel":"${isChat ? 'web' : 'mail'}"`,
    `{"opened_by":"customer","priority":"normal","language":"${caseNo % 2 ? 'zh' : 'en'}","category":"cat${caseNo % 9}","customer_tier":"gold"}`,
  )
  add('case.queued', `,"queue_id":"q${agent % 20}"`, '{}')
  const replies = 3 + Math.floor(random() * 10)
  for (let n = 0; n < replies; n++) {
    const isAgent = n % 2 === 1
    if (n === 1) add('case.assigned', by, '{"by":"router"}')
    const text = TEXTS[(caseNo + n) % TEXTS.length] ?? ''
    add(
      'message.sent',
      isAgent ? by : '',
      `{"message_id":"m${caseNo}-${n}","author":"${isAgent ? 'agent' : 'customer'}","text":"${text}"}`,
    )
  }
  if (random() < 0.1) {
    add(
      'case.transferred',
      '',
      `{"from_agent":"a${agent}","to_agent":"a${(agent + 1) % 200}","by":"agent"}`,
    )
  }
  if (random() < 0.9) add('case.resolved', by, '{"by":"agent"}')
  if (random() < 0.3) {
    add('rating.requested', by, `{"rating_id":"r${caseNo}"}`)
    add(
      'rating.given',
      '',
      `{"rating_id":"r${caseNo}","score":${1 + (caseNo % 5)},"scale_min":1,"scale_max":5,"comment":"ok"}`,
    )
  }
  return lines
}

/** A small seeded generator: the bench must write the same file every time. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
