/**
 * The server of the bench sockets, a process of its own: the whole product over SQLite with its background work, or
 * the same rooms of sockets with nothing behind them (`echo`), which is the floor.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { type WebSocket, WebSocketServer } from 'ws'
import { completeSetup, issueSetupSecret, principalOfSession, signIn } from '../accounts/public.ts'
import { actAs } from '../desk/public.ts'
import { readConfig, type RunningServer, startServer } from '../server/public.ts'
import { createDeskPeople } from '../server/testing/desk-people.ts'

export interface ServerOrder {
  readonly kind: 'desk' | 'echo'
  readonly dataDir: string
  readonly conversations: number
  readonly agents: number
  readonly teamSize: number
}

/** Who opens which socket. A conversation has its customer, its agent and a colleague who looks on. */
export interface Cast {
  readonly url: string
  readonly guests: readonly { readonly token: string; readonly case_id: string }[]
  readonly agents: readonly { readonly cookie: string; readonly case_ids: readonly string[] }[]
}

export interface ServerUsage {
  readonly cpuSecs: number
  readonly rssMb: number
  /** Since it was asked before. */
  readonly loopDelayP99Ms: number
}

const ADMIN = { email: 'bench@example.com', password: 'a bench opens very many sockets' }
const AT_ONCE = 50

const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
let server: RunningServer | null = null

process.on('message', (message) => {
  void answer(message as ServerOrder | 'usage' | 'stop')
})

async function answer(message: ServerOrder | 'usage' | 'stop'): Promise<void> {
  if (message === 'stop') {
    await server?.stop()
    process.exit(0)
  } else if (message === 'usage') {
    const { user, system } = process.cpuUsage()
    const usage: ServerUsage = {
      cpuSecs: (user + system) / 1e6,
      rssMb: process.memoryUsage().rss / 1e6,
      loopDelayP99Ms: delay.percentile(99) / 1e6,
    }
    delay.reset()
    process.send?.(usage)
  } else process.send?.(message.kind === 'desk' ? await openDesk(message) : await openEcho(message))
}

async function openDesk(order: ServerOrder): Promise<Cast> {
  const { conversations, agents, teamSize } = order
  server = await startServer(
    readConfig({ PORT: '0', DATA_DIR: order.dataDir }, { LOG_LEVEL: 'error' }),
  )
  const { accounts, desk } = server.rooms
  await completeSetup(accounts, {
    token: (await issueSetupSecret(accounts)) ?? '',
    ...ADMIN,
    name: 'Bench',
    account_name: 'Bench',
    tz: 'Asia/Shanghai',
    language: 'en',
  })
  const { session } = await signIn(accounts, ADMIN, { address: '', user_agent: '' })
  const admin = await principalOfSession(accounts, session.secret)
  if (admin === null) throw new Error('no administrator')
  const people = createDeskPeople(server.rooms, admin)
  const team = (index: number) => `desk:team-${Math.floor(index / teamSize)}`
  const hired = await many(agents, 4, (index) => people.hire({ team_ids: [team(index)] }))
  const cases: string[][] = hired.map(() => [])
  const guests = await many(conversations, AT_ONCE, async (index) => {
    const guest = await people.guest()
    const [mine, colleague] = [index % agents, colleagueOf(index % agents, { agents, teamSize })]
    const agent_id = hired[mine]?.agent_id ?? ''
    await actAs(desk, admin, guest.case_id, {
      client_key: `bench-assign-${index}`,
      action: { type: 'transfer', to: { team_id: team(mine) }, note: '' },
    })
    await actAs(desk, admin, guest.case_id, {
      client_key: `bench-agent-${index}`,
      action: { type: 'assign', agent_id },
    })
    cases[mine]?.push(guest.case_id)
    cases[colleague]?.push(guest.case_id)
    return { token: guest.token, case_id: guest.case_id }
  })
  return {
    url: server.url,
    guests,
    agents: hired.map(({ cookie }, index) => ({ cookie, case_ids: cases[index] ?? [] })),
  }
}

/** The next one in the same team. */
function colleagueOf(
  index: number,
  { agents, teamSize }: { readonly agents: number; readonly teamSize: number },
): number {
  const first = index - (index % teamSize)
  return Math.min(agents - 1, first + ((index + 1 - first) % teamSize))
}

async function many<T>(
  count: number,
  atOnce: number,
  make: (index: number) => Promise<T>,
): Promise<readonly T[]> {
  const made: T[] = []
  while (made.length < count) {
    const from = made.length
    const size = Math.min(atOnce, count - from)
    made.push(...(await Promise.all(Array.from({ length: size }, (_, i) => make(from + i)))))
  }
  return made
}

/** The first frame names the rooms of a socket; every other goes to all of its room. */
async function openEcho({ conversations, agents, teamSize }: ServerOrder): Promise<Cast> {
  const http = createServer()
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false })
  const rooms = new Map<string, Set<WebSocket>>()
  sockets.on('connection', (socket) => {
    socket.once('message', (first: Buffer) => {
      for (const room of JSON.parse(first.toString()) as string[]) {
        rooms.set(room, (rooms.get(room) ?? new Set<WebSocket>()).add(socket))
      }
      socket.send('{"type":"ready"}')
      socket.on('message', (data: Buffer) => {
        const text = data.toString()
        const { room } = JSON.parse(text) as { readonly room: string }
        for (const member of rooms.get(room) ?? []) member.send(text)
      })
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  const cases: string[][] = Array.from({ length: agents }, () => [])
  const guests = Array.from({ length: conversations }, (_, index) => {
    const case_id = `room-${index}`
    cases[index % agents]?.push(case_id)
    cases[colleagueOf(index % agents, { agents, teamSize })]?.push(case_id)
    return { token: '', case_id }
  })
  const url = `http://127.0.0.1:${port}`
  return { url, guests, agents: cases.map((case_ids) => ({ cookie: '', case_ids })) }
}
