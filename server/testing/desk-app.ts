import type { AddressInfo } from 'node:net'
import { type Principal, principalOfSession } from '../../accounts/public.ts'
import { type AppFixture, type AppFixtureOptions, openApp } from './app-fixture.ts'
import { createDeskPeople, type DeskPeople, type Guest, type Person } from './desk-people.ts'
import { connectSocket, type SocketClient } from './socket-client.ts'

export { type Guest, newKey, type Person } from './desk-people.ts'

/** The product with people at its desk, listening on loopback, so that sockets can be opened. */
export interface DeskApp extends AppFixture, DeskPeople {
  readonly url: string
  /** The socket of staff, after its `ready`. */
  staffSocket(person: Pick<Person, 'cookie'>): Promise<SocketClient>
  /** The socket of a widget after its hello. */
  guestSocket(guest: Guest, since?: number): Promise<SocketClient>
}

export async function openDeskApp(options: AppFixtureOptions = {}): Promise<DeskApp> {
  const fixture = await openApp(options)
  await fixture.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = fixture.app.server.address() as AddressInfo
  const url = `http://127.0.0.1:${String(port)}`
  return {
    ...fixture,
    ...createDeskPeople(fixture.rooms, await firstAdmin(fixture)),
    url,
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

async function firstAdmin(fixture: AppFixture): Promise<Principal> {
  const { rooms } = fixture
  const cookie = await fixture.signIn('admin@example.com')
  const principal = await principalOfSession(rooms.accounts, cookie.split('=')[1] ?? '')
  if (principal === null) throw new Error('no administrator')
  return principal
}
