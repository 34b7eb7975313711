import { createHmac, randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { deskAgentId } from '../../desk/public.ts'
import {
  changeWebhook,
  createDeliveryRunner,
  createWebhook,
  deleteWebhook,
  listDeliveries,
  listWebhooks,
  openCase,
  queueDeliveries,
  resendDelivery,
  rotateWebhookSecret,
  testWebhook,
} from '../../desk/public.ts'
import { type DeskFixture, deskOn } from '../../desk/testing/desk-fixture.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { createOutgoing } from './outgoing.ts'

interface Got {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A receiver of webhooks, as a customer would run one. */
let server: Server
let url: string
let got: Got[] = []
let status = 200

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      got.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') })
      response.writeHead(status).end(status === 200 ? 'ok' : 'no')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  got = []
  status = 200
})

/** As the specification tells a receiver to do it. */
function isGenuine({ headers, body }: Got, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const text = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
  const expected = `v1,${createHmac('sha256', key).update(text).digest('base64')}`
  return String(headers['webhook-signature']).split(' ').includes(expected)
}

const outgoing = createOutgoing({ allow: ['127.0.0.0/8'] })
const BY = deskAgentId('boss')

async function setUp(desk: DeskFixture, event_types: readonly string[] = []) {
  const input = { url, event_types: [...event_types] as never[], note: '', by: BY }
  const { webhook, secret } = await createWebhook(desk, outgoing, input)
  const runner = createDeliveryRunner(desk, outgoing, {
    onError(error) {
      throw error
    },
  })
  const run = async () => {
    while ((await runner.turn()) > 0) await runner.idle()
  }
  return { id: webhook.id, secret, run }
}

async function openOne(desk: DeskFixture): Promise<void> {
  const visitor = await desk.visitor('李伟')
  await openCase(desk, visitor, { kind: 'chat', channel: 'web', text: '退款 <b>?' })
}

const relay = async (desk: DeskFixture) =>
  queueDeliveries(
    desk,
    (await desk.outbox()).map((event) => JSON.stringify(event)),
  )

describeEachStore('webhooks', (stores) => {
  let desk: DeskFixture
  beforeAll(async () => {
    desk = await deskOn(await stores.open())
  })
  beforeEach(async () => {
    for (const { id } of await listWebhooks(desk)) await deleteWebhook(desk, id)
  })

  it('tell every event, signed as a receiver can check', async () => {
    await openOne(desk)
    const { secret, run, id } = await setUp(desk)
    await relay(desk)
    await run()
    const types = got.map(({ body }) => (JSON.parse(body) as { type: string }).type)
    expect(types.sort()).toEqual(['case.opened', 'message.sent'])
    for (const one of got) {
      expect(isGenuine(one, secret)).toBe(true)
      expect(isGenuine(one, `whsec_${randomBytes(32).toString('base64')}`)).toBe(false)
      expect(isGenuine({ ...one, body: `${one.body} ` }, secret)).toBe(false)
      expect(Number(one.headers['webhook-timestamp'])).toBe(desk.clock.now() / 1_000)
    }
    const page = await listDeliveries(desk, id, { limit: 50 })
    expect(page.deliveries).toMatchObject([
      { state: 'delivered', status: 200, answer: 'ok', attempts: 1 },
      { state: 'delivered', status: 200, answer: 'ok', attempts: 1 },
    ])
  })

  it('tell an event once, however often the relay repeats it, and only those that are wanted', async () => {
    const { run } = await setUp(desk, ['message.sent'])
    await openOne(desk)
    const count = (await desk.outbox()).filter(({ type }) => type === 'message.sent').length
    await relay(desk)
    await relay(desk)
    await run()
    await run()
    expect(new Set(got.map(({ headers }) => headers['webhook-id'])).size).toBe(count)
    expect(got).toHaveLength(count)
  })

  it('try again under the same id, later and later, and say so', async () => {
    const { id, run } = await setUp(desk)
    status = 500
    await queueDeliveries(desk, [event('retry')])
    await run()
    const waiting = async () => (await listDeliveries(desk, id, { limit: 1 })).deliveries[0]
    const waitOf = async () => {
      const delivery = await waiting()
      return Date.parse(delivery?.next_try_at ?? '') - Date.parse(delivery?.last_tried_at ?? '')
    }
    expect(await waiting()).toMatchObject({
      state: 'waiting',
      status: 500,
      answer: 'no',
      attempts: 1,
    })
    expect(await waitOf()).toBe(5_000)
    await run()
    expect(got).toHaveLength(1)
    desk.pass(5_000)
    await run()
    expect(await waitOf()).toBe(300_000)
    expect((await listWebhooks(desk))[0]?.failing_since).not.toBeNull()
    desk.pass(300_000)
    status = 200
    await run()
    expect(await waiting()).toMatchObject({ state: 'delivered', attempts: 3, next_try_at: null })
    expect(new Set(got.map(({ headers }) => headers['webhook-id']))).toEqual(new Set(['retry']))
    expect(new Set(got.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3)
    expect((await listWebhooks(desk))[0]?.failing_since).toBeNull()
  })

  it('are switched off after three days of nothing, with the reason; switched on they go on', async () => {
    const { id, run } = await setUp(desk)
    status = 503
    await queueDeliveries(desk, [event('lost'), event('kept')])
    for (let turn = 0; turn < 10; turn += 1) {
      await run()
      desk.pass(24 * 3_600_000)
    }
    const [hook] = await listWebhooks(desk)
    expect(hook).toMatchObject({ is_active: false })
    expect(hook?.stopped_reason).toContain('it took nothing for')
    expect(got.length).toBeLessThanOrEqual(20)
    await queueDeliveries(desk, [event('not told')])
    status = 200
    got = []
    await changeWebhook(desk, outgoing, { id, is_active: true })
    await queueDeliveries(desk, [event('told')])
    await run()
    const names = got.map(({ headers }) => headers['webhook-id'])
    expect(names.toSorted()).toEqual(['kept', 'told'])
    const failed = await listDeliveries(desk, id, { state: 'failed', limit: 10 })
    const [first] = failed.deliveries
    expect(
      await resendDelivery(desk, outgoing, { webhook_id: id, id: first?.id ?? '' }),
    ).toMatchObject({
      state: 'delivered',
    })
  })

  it('keep no words of a message that was edited or redacted, nor of who was forgotten', async () => {
    const { id, run } = await setUp(desk)
    const said = (event_id: string, type: string, data: object) =>
      JSON.stringify({
        ...{ event_id, type, data, customer_id: 'desk:zoe' },
        occurred_at: new Date(desk.clock.now()).toISOString(),
      })
    const sent = (of: string) =>
      said(`sent ${of}`, 'message.sent', { message_id: of, author: 'customer', text: `old ${of}` })
    const bodies = async () => {
      const { deliveries } = await listDeliveries(desk, id, { limit: 50 })
      return Object.fromEntries(deliveries.map(({ event_id, body }) => [event_id, body]))
    }
    await queueDeliveries(desk, [sent('a'), sent('b'), sent('c')])
    await run()
    await queueDeliveries(desk, [
      said('edited', 'message.edited', { message_id: 'a', text: 'new a' }),
      said('redacted', 'message.redacted', { message_id: 'b' }),
    ])
    expect((await bodies())['sent a']).toContain('"text":"new a"')
    expect((await bodies())['sent b']).toContain('"message_id":"b","author":"customer","text":null')
    expect((await bodies())['sent c']).toContain('old c')
    await changeWebhook(desk, outgoing, { id, is_active: false })
    await queueDeliveries(desk, [said('erased', 'customer.erased', { customer_id: 'desk:zoe' })])
    expect(JSON.stringify(await bodies())).not.toMatch(/old|new/)
  })

  it('are switched off at once by 410', async () => {
    const { run } = await setUp(desk)
    status = 410
    await queueDeliveries(desk, [event('gone')])
    await run()
    expect((await listWebhooks(desk))[0]).toMatchObject({
      is_active: false,
      stopped_reason: 'the receiver answered 410: it wants no more',
    })
  })

  it('sign with both secrets for a day after a change', async () => {
    const { id, secret, run } = await setUp(desk)
    const next = await rotateWebhookSecret(desk, id)
    await queueDeliveries(desk, [event('both')])
    await run()
    expect(got.map((one) => [isGenuine(one, secret), isGenuine(one, next.secret)])).toEqual([
      [true, true],
    ])
    desk.pass(24 * 3_600_000)
    got = []
    await queueDeliveries(desk, [event('new alone')])
    await run()
    expect(got.map((one) => [isGenuine(one, secret), isGenuine(one, next.secret)])).toEqual([
      [false, true],
    ])
  })

  it('can be tested, and refuse an address within the house', async () => {
    const { id, secret } = await setUp(desk)
    expect(await testWebhook(desk, outgoing, id)).toMatchObject({ state: 'delivered', status: 200 })
    expect(got.map((one) => isGenuine(one, secret))).toEqual([true])
    status = 404
    expect(await testWebhook(desk, outgoing, id)).toMatchObject({ state: 'failed', status: 404 })
    const closed = createOutgoing({ allow: [] })
    await expect(
      createWebhook(desk, closed, {
        url: 'http://169.254.169.254/',
        event_types: [],
        note: '',
        by: BY,
      }),
    ).rejects.toMatchObject({ code: 'OUTGOING_REFUSED' })
    expect(await testWebhook(desk, closed, id)).toMatchObject({
      state: 'failed',
      status: null,
      answer: expect.stringContaining('not public') as string,
    })
  })
})

function event(id: string): string {
  return JSON.stringify({
    event_id: id,
    type: 'case.opened',
    occurred_at: '2026-03-01T08:00:00.000Z',
  })
}
