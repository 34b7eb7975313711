import { beforeAll, expect, it } from 'vitest'
import type { CaseAction } from '../../domain/contract/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { openCase } from '../cases/open-case.ts'
import { readEntries } from '../cases/read-entries.ts'
import type { Actor } from '../desk.ts'
import { type DeskFixture, deskOn } from '../testing/desk-fixture.ts'
import { actOnCase } from './act-on-case.ts'
import { sayAsCustomer } from './customer-message.ts'

const MONTH_MS = 31 * 86_400_000

describeEachStore('what a customer sends again', (stores) => {
  let desk: DeskFixture
  let agent: Actor & { readonly kind: 'agent' }
  let ann: Actor & { readonly kind: 'customer' }

  beforeAll(async () => {
    desk = await deskOn(await stores.open())
    agent = (await desk.hire()).actor
    ann = await desk.visitor('Ann')
  })

  let keys = 0
  const key = () => {
    keys += 1
    return `again-${keys}-key`
  }
  const open = async () =>
    (await openCase(desk, ann, { kind: 'chat', channel: 'web', text: 'Where is it?' })).case.id
  const act = (id: string, action: CaseAction) =>
    actOnCase(desk, agent, id, { client_key: key(), action })
  const send = (case_id: string, client_key: string) =>
    sayAsCustomer(desk, ann, { case_id, client_key, text: 'Sent twice', file_ids: [] })
  const countIn = async (...ids: readonly string[]) => {
    const entries = await Promise.all(ids.map((id) => readEntries(desk, id, { limit: 100 })))
    return entries.flat().filter(({ text }) => text === 'Sent twice').length
  }

  it('is done once though the case was parted again from the one that took it', async () => {
    const [from, into, other] = [await open(), await open(), await open()]
    const sent = key()
    await act(from, { type: 'merge', into })
    expect((await send(from, sent)).case.id).toBe(into)
    await act(from, { type: 'unmerge' })
    expect(await send(from, sent)).toMatchObject({ is_repeat: true, case: { id: into } })
    await act(from, { type: 'merge', into: other })
    expect(await send(from, sent)).toMatchObject({ is_repeat: true, case: { id: into } })
    expect(await countIn(from, into, other)).toBe(1)
  })

  it('is done once though it is sent to the case that took the other since', async () => {
    const [from, into] = [await open(), await open()]
    const sent = key()
    await send(from, sent)
    await act(from, { type: 'merge', into })
    expect(await send(into, sent)).toMatchObject({ is_repeat: true, case: { id: from } })
    expect(await countIn(from, into)).toBe(1)
  })

  it('is done once though the case that had ended was opened again', async () => {
    const old = await open()
    await act(old, { type: 'set_status', status: 'closed' })
    desk.pass(MONTH_MS)
    const sent = key()
    const { case: followUp } = await send(old, sent)
    expect(followUp.id).not.toBe(old)
    await act(old, { type: 'set_status', status: 'open' })
    expect(await send(old, sent)).toMatchObject({ is_repeat: true, case: { id: followUp.id } })
    expect(await countIn(old, followUp.id)).toBe(1)
  })

  it('is done once when both come with the parting between them, in one commit', async () => {
    const [from, into] = [await open(), await open()]
    const sent = key()
    await act(from, { type: 'merge', into })
    await Promise.all([send(from, sent), act(from, { type: 'unmerge' }), send(from, sent)])
    expect(await countIn(from, into)).toBe(1)
  })

  it('is another message in a case that has nothing to do with the first', async () => {
    const [one, other] = [await open(), await open()]
    const sent = key()
    await send(one, sent)
    expect(await send(other, sent)).toMatchObject({ is_repeat: false, case: { id: other } })
  })
})
