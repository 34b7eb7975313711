import { expect, it } from 'vitest'
import { openCaseInput, visitorMessageInput } from '../../domain/contract/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { sayAsCustomer } from '../actions/customer-message.ts'
import { openCase } from '../cases/open-case.ts'
import { readPublicEntries } from '../cases/read-entries.ts'
import { MOST_FILE_BYTES } from '../files/file-kind.ts'
import { deskOn } from '../testing/desk-fixture.ts'
import type { InboundWords } from './channel.ts'
import { FORM_CHANNEL } from './form.ts'
import { WEB_CHANNEL } from './web.ts'

it('the form has the name that the contract of opening gives by default', () => {
  expect(openCaseInput.parse({ kind: 'ticket' }).channel).toBe(FORM_CHANNEL.name)
})

it('a channel takes no larger file than the desk', () => {
  for (const { can } of [WEB_CHANNEL, FORM_CHANNEL]) {
    expect(can.most_file_bytes ?? 0).toBeLessThanOrEqual(MOST_FILE_BYTES)
  }
})

describeEachStore('words of a channel', (stores) => {
  it('are those the widget sends, and are written once under their id', async () => {
    const desk = await deskOn(await stores.open())
    const ann = await desk.visitor('Ann')
    const begin = { kind: 'chat', channel: WEB_CHANNEL.name, text: 'Hello' } as const
    const { id: case_id } = (await openCase(desk, ann, begin)).case
    const words: InboundWords = visitorMessageInput.parse({
      client_key: 'far-side-id-1',
      text: 'Where is it?',
    })
    await sayAsCustomer(desk, ann, { ...words, case_id })
    expect((await sayAsCustomer(desk, ann, { ...words, case_id })).is_repeat).toBe(true)
    const entries = await readPublicEntries(desk, case_id, { limit: 10 })
    expect(entries.map(({ text }) => text)).toEqual(['Hello', 'Where is it?'])
  })

  it('open one ticket by a form that is sent twice', async () => {
    const desk = await deskOn(await stores.open())
    const ann = await desk.visitor('Ann')
    const form = {
      kind: 'ticket',
      channel: FORM_CHANNEL.name,
      text: 'Broken',
      client_key: 'form-0001',
    } as const
    const first = await openCase(desk, ann, form)
    expect(await openCase(desk, ann, form)).toMatchObject({
      is_repeat: true,
      case: { id: first.case.id },
    })
  })
})
