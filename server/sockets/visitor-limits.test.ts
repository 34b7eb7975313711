import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DeskApp, newKey, openDeskApp } from '../testing/desk-app.ts'
import { connectSocket } from '../testing/socket-client.ts'
import { DOOR_LIMITS } from './visitor-door.ts'

let app: DeskApp

beforeAll(async () => {
  app = await openDeskApp()
}, 60_000)
afterAll(() => app.close())

it('one visitor has so many sockets, and another one when one has ended', async () => {
  const guest = await app.guest()
  const open = Array.from({ length: DOOR_LIMITS.sockets }, () => app.guestSocket(guest))
  const clients = await Promise.all(open)
  const late = await connectSocket(`${app.url}/api/v1/widget/socket`)
  late.send({ type: 'hello', id: '1', token: guest.token, case_id: null, since: 0 })
  expect((await late.end()).code).toBe(4429)
  clients[0]?.close()
  await clients[0]?.end()
  clients[0] = await app.guestSocket(guest)
  expect(clients[0].ended()).toBeNull()
  for (const client of clients) client.close()
})

it('one visitor says so much a minute, over all their sockets', async () => {
  const guest = await app.guest()
  const [one, other] = [await app.guestSocket(guest), await app.guestSocket(guest)]
  const { case_id } = guest
  const said = Array.from({ length: DOOR_LIMITS.sends }, (_, index) =>
    (index % 2 === 0 ? one : other).ask({
      type: 'send',
      case_id,
      client_key: newKey(),
      text: 'Hello',
      file_ids: [],
    }),
  )
  expect(new Set((await Promise.all(said)).map(({ type }) => type))).toEqual(new Set(['done']))
  const more = { type: 'send', case_id, client_key: newKey(), text: 'More', file_ids: [] }
  for (const client of [one, other]) {
    expect(await client.ask(more)).toMatchObject({ error: { code: 'TOO_MANY_REQUESTS' } })
    client.close()
  }
})
