import type { AddressInfo } from 'node:net'
import { type Principal, principalOfSession, openSession, saveTeam } from '../../accounts/public.ts'
import { addUser } from '../../accounts/testing/accounts-fixture.ts'
import { deskAgentId, openVisitorCase, requireVisitor, welcomeVisitor } from '../../desk/public.ts'
import type { User, UserInput } from '../../domain/contract/public.ts'
import { type AppFixture, openApp } from './app-fixture.ts'
import { connectSocket, type SocketClient } from './socket-client.ts'

export interface Person {
  readonly user: User
  readonly agent_id: string
  readonly cookie: string
  readonly principal: Principal
}

export interface Guest {
  readonly token: string
  readonly customer_id: string
  readonly case_id: string
}

/** The product with people at its desk, listening on loopback, so that sockets can be opened. */
export interface DeskApp extends AppFixture {
  readonly url: string
  hire(input?: Partial<UserInput>): Promise<Person>
  /** A visitor who began to chat. */
  guest(text?: string): Promise<Guest>
  /** The socket of staff, with what it said at first. */
  staffSocket(person: Pick<Person, 'cookie'>): Promise<SocketClient>
  /** The socket of a widget after its hello. */
  guestSocket(guest: Guest, since?: number): Promise<SocketClient>
}

let keys = 0
export function newKey(): string {
  keys += 1
  return `key-of-a-test-${String(keys)}`
}

export async function openDeskApp(options: Parameters<typeof openApp>[0] = {}): Promise<DeskApp> {
  const fixture = await openApp(options)
  await fixture.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = fixture.app.server.address() as AddressInfo
  const url = `http://127.0.0.1:${String(port)}`
  const { desk, accounts } = fixture.rooms

  async function enter(user: User): Promise<Person> {
    const { secret } = await openSession(accounts, user.id, { address: '', user_agent: 'test' })
    const principal = await principalOfSession(accounts, secret)
    if (principal === null) throw new Error('nobody')
    const cookie = `deskmetry_session=${secret}`
    return { user, agent_id: deskAgentId(user.id), cookie, principal }
  }

  const admin: Principal = await firstAdmin(fixture)
  return {
    ...fixture,
    url,
    async hire(input) {
      for (const id of input?.team_ids ?? []) {
        await saveTeam(accounts, admin, { id, name: id, calendar_id: null }).catch(() => undefined)
      }
      return enter(await addUser(accounts, admin, input))
    },
    async guest(text = 'Hello') {
      const { token, customer_id } = await welcomeVisitor(desk, {
        has_consented: true,
        language: 'en',
        name: 'Guest',
        fields: {},
      })
      const opened = await openVisitorCase(desk, await requireVisitor(desk, token), {
        kind: 'chat',
        client_key: newKey(),
        text,
        file_ids: [],
        fields: {},
      })
      return { token, customer_id, case_id: opened.id }
    },
    async staffSocket({ cookie }) {
      const client = await connectSocket(`${url}/api/v1/desk/socket`, { cookie })
      await client.next(({ type }) => type === 'ready')
      return client
    },
    async guestSocket({ token, case_id }, since = 0) {
      const client = await connectSocket(`${url}/api/v1/widget/socket`)
      await client.ask({ type: 'hello', token, case_id, since })
      return client
    },
  }
}

async function firstAdmin({ rooms, signIn }: AppFixture): Promise<Principal> {
  const cookie = await signIn('admin@example.com')
  const principal = await principalOfSession(rooms.accounts, cookie.split('=')[1] ?? '')
  if (principal === null) throw new Error('no administrator')
  return principal
}
