import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../domain/public.ts'
import type { DeskStart } from './desk-process.ts'
import { openSteadyClient, type SteadyClient } from './steady-client.ts'

/** What became of the messages of many conversations. */
export interface DeskFault {
  readonly conversations: number
  readonly acknowledged: number
  readonly reconnects: number
  /** Acknowledged and not in the conversation afterwards, or there more than once, or in another order. */
  readonly wrong: readonly string[]
  /** What a client had that differs from the conversation as it is read at the end. */
  readonly differing: readonly string[]
}

interface Side {
  readonly client: SteadyClient
  readonly case_id: string
  readonly name: string
  readonly acknowledged: string[]
}

export interface DeskTraffic {
  /** Lets everybody finish what they say, reads all conversations anew and compares. */
  finish(): Promise<DeskFault>
}

export interface TrafficOptions {
  readonly urlNow: () => string
  readonly random: Random
  /** Of each message: a cable is pulled, that of who says it or of who hears it. */
  readonly dropRatio: number
  /** Between two messages of one side, ms. */
  readonly pauseMs: number
}

/** Both sides of every conversation talk without pause, each waiting for its acknowledgement. */
export function startTraffic(start: DeskStart, options: TrafficOptions): DeskTraffic {
  const { urlNow, random, dropRatio, pauseMs } = options
  const share = Math.ceil(start.guests.length / start.agents.length)
  const agents = start.agents.map((cookie, index) => {
    const case_ids = start.guests
      .slice(index * share, (index + 1) * share)
      .map(({ case_id }) => case_id)
    return openSteadyClient({ kind: 'staff', cookie, case_ids }, { urlNow, name: `agent${index}` })
  })
  const sides: Side[] = []
  const pairs = start.guests.map(({ token, case_id }, index) => {
    const name = `guest${index}`
    const guest = openSteadyClient(
      { kind: 'visitor', token, case_ids: [case_id] },
      { urlNow, name },
    )
    const agent = agents[Math.floor(index / share)]
    if (agent === undefined) throw new Error('more guests than agents can serve')
    const asking = { client: guest, case_id, name, acknowledged: [] }
    const answering = { client: agent, case_id, name: `reply${index}`, acknowledged: [] }
    sides.push(asking, answering)
    return { guest, agent, asking, answering }
  })
  let isEnding = false

  async function talk(side: Side, pair: (typeof pairs)[number]): Promise<void> {
    await sleep(random.next() * pauseMs)
    for (let count = 1; !isEnding; count += 1) {
      const text = `${side.name} says ${count}`
      const said = side.client.say(side.case_id, text)
      if (random.next() < dropRatio) (random.next() < 0.5 ? pair.guest : pair.agent).cut()
      await said
      side.acknowledged.push(text)
      await sleep(pauseMs * (0.5 + random.next()))
    }
  }

  const talking = Promise.all(
    pairs.flatMap((pair) => [talk(pair.asking, pair), talk(pair.answering, pair)]),
  )
  return {
    async finish() {
      isEnding = true
      await talking
      const clients = [...agents, ...pairs.map(({ guest }) => guest)]
      try {
        return await compare({ start, sides, clients, urlNow })
      } finally {
        for (const client of clients) client.close()
      }
    },
  }
}

interface Compared {
  readonly start: DeskStart
  readonly sides: readonly Side[]
  readonly clients: readonly SteadyClient[]
  readonly urlNow: () => string
}

async function compare({ start, sides, clients, urlNow }: Compared): Promise<DeskFault> {
  const [cookie = ''] = start.agents
  const case_ids = start.guests.map((guest) => guest.case_id)
  const stored = await readAll(`${urlNow()}/api/v1/desk/cases/`, { cookie, case_ids })
  const wrong: string[] = []
  const differing: string[] = []
  for (const { client, case_id, name, acknowledged } of sides) {
    const texts = (stored.get(case_id) ?? []).flatMap(({ text }) => text ?? [])
    const own = texts.filter((text) => text.startsWith(`${name} says `))
    if (own.join() !== acknowledged.join()) {
      wrong.push(`${name}: ${acknowledged.length} acknowledged, ${own.length} there`)
    }
    await caughtUp(client, case_id, texts.length)
    const had = client.log(case_id).flatMap(({ text }) => text ?? [])
    if (had.join() !== texts.join()) differing.push(`${name}: ${had.length} of ${texts.length}`)
  }
  return {
    conversations: start.guests.length,
    acknowledged: sides.reduce((sum, side) => sum + side.acknowledged.length, 0),
    reconnects: clients.reduce((sum, client) => sum + client.reconnects(), 0),
    wrong,
    differing: [...differing, ...clients.flatMap(({ faults }) => faults)],
  }
}

/** The last words are on their way when the last acknowledgement is. */
async function caughtUp(client: SteadyClient, caseId: string, count: number): Promise<void> {
  const has = () => client.log(caseId).filter(({ text }) => text !== null).length
  for (let turn = 0; turn < 200 && has() < count; turn += 1) await sleep(50)
}

interface Stored {
  readonly seq: number
  readonly text: string | null
}

async function readAll(
  url: string,
  { cookie, case_ids }: { readonly cookie: string; readonly case_ids: readonly string[] },
): Promise<ReadonlyMap<string, readonly Stored[]>> {
  const found = new Map<string, readonly Stored[]>()
  for (const id of case_ids) {
    const entries: Stored[] = []
    for (;;) {
      const since = entries.at(-1)?.seq ?? 0
      const query = `?since=${since}&limit=200`
      const answer = await fetch(`${url}${encodeURIComponent(id)}/entries${query}`, {
        headers: { cookie },
      })
      if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
      const page = ((await answer.json()) as { readonly entries: readonly Stored[] }).entries
      entries.push(...page)
      if (page.length < 200) break
    }
    entries.forEach(({ seq }, index) => {
      if (seq !== index + 1) throw new Error(`${id} has a gap at ${index + 1}`)
    })
    found.set(id, entries)
  }
  return found
}
