import { expect, it } from 'vitest'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { openCase } from '../cases/open-case.ts'
import { SYSTEM } from '../desk.ts'
import { deskOn } from '../testing/desk-fixture.ts'
import { listChannels } from './list-channels.ts'

describeEachStore('channels', (stores) => {
  it('are our own, and every other that cases have come by', async () => {
    const desk = await deskOn(await stores.open())
    const quiet = { open_count: 0, last_case_at: null }
    expect(await listChannels(desk)).toMatchObject([
      { name: 'web', state: 'quiet', begins: ['chat', 'ticket'], ...quiet },
      { name: 'form', state: 'quiet', begins: ['ticket'], can: [], ...quiet },
    ])
    for (const channel of ['phone', 'app', 'phone']) {
      desk.pass(1_000)
      await openCase(desk, SYSTEM, { kind: 'ticket', channel, subject: 'x' })
    }
    const last_case_at = new Date(desk.clock.now()).toISOString()
    expect((await listChannels(desk)).slice(2)).toEqual([
      {
        name: 'app',
        state: 'elsewhere',
        begins: [],
        can: [],
        open_count: 1,
        last_case_at: before(desk),
      },
      { name: 'phone', state: 'elsewhere', begins: [], can: [], open_count: 2, last_case_at },
    ])
  })
})

const before = (desk: { readonly clock: { now(): number } }) =>
  new Date(desk.clock.now() - 1_000).toISOString()
