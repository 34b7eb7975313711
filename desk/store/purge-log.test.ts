import { expect, it } from 'vitest'
import { describeEachStore, type TestStores } from '../../store/testing/each-store.ts'
import { openCase } from '../cases/open-case.ts'
import { SYSTEM } from '../desk.ts'
import { actOnCase } from '../actions/act-on-case.ts'
import { claimFiring, listFirings } from '../rules/firings.ts'
import { deskOn } from '../testing/desk-fixture.ts'
import { DESK_LOGS, purgeLog } from './purge-log.ts'
import { tablesOf } from './tables.ts'

const DAY_MS = 86_400_000

async function setUp(stores: TestStores) {
  const desk = await deskOn(await stores.open())
  const opened = async () => {
    const customer = { name: 'Wang', email: 'w@example.com' }
    const input = { kind: 'ticket' as const, channel: 'form', subject: 'Lost', customer }
    return (await openCase(desk, SYSTEM, input)).case.id
  }
  return {
    desk,
    opened,
    fire: (case_id: string, trigger_key = 'entry:1') =>
      claimFiring(desk, {
        rule_id: 'rule',
        case_id,
        trigger_key,
        steps: [],
        cause: [],
        outcome: 'stopped',
      }),
    close: (case_id: string) =>
      actOnCase(desk, SYSTEM, case_id, {
        client_key: `close ${case_id}`,
        action: { type: 'set_status', status: 'closed' },
      }),
    purge: (days: number) => purgeLog(desk, 'desk_rule_firings', desk.clock.now() - days * DAY_MS),
    fired: async () => {
      const { firings } = await listFirings(desk, { limit: 100 })
      return firings.map(({ case_id }) => case_id)
    },
  }
}

describeEachStore('purging a log of the desk', (stores) => {
  it('forgets what is old of cases that are done, and nothing of those at work', async () => {
    const { desk, opened, fire, close, purge, fired } = await setUp(stores)
    const [done, open, young] = [await opened(), await opened(), await opened()]
    await fire(done)
    await fire(open)
    await close(done)
    desk.pass(91 * DAY_MS)
    await fire(young)
    await close(young)
    expect(await purge(92)).toBe(0)
    expect(await purge(90)).toBe(1)
    expect(await fired()).toEqual([young, open])
    expect(await fire(open), 'a rule does not fire anew').toBeNull()
  })

  it('keeps what a follow-up that is still to be done has set off', async () => {
    const { desk, opened, fire, close, purge, fired } = await setUp(stores)
    const id = await opened()
    const task = {
      id: 'task',
      case_id: id,
      agent_id: null,
      due_at: desk.clock.now(),
      note: '',
      done_at: null,
      outcome: null,
    }
    await tablesOf(desk.store).insertInto('desk_followups').values(task).execute()
    await fire(id, 'followup:task')
    await close(id)
    desk.pass(91 * DAY_MS)
    expect(await purge(90)).toBe(0)
    expect(await fired()).toEqual([id])
  })

  it('goes through more than a page, past what it keeps', async () => {
    const { desk, opened, fire, close, purge, fired } = await setUp(stores)
    const [open, done] = [await opened(), await opened()]
    const at = desk.clock.now()
    const rows = (case_id: string, count: number) =>
      Array.from({ length: count }, (_, index) => ({
        rule_id: 'rule',
        case_id,
        at,
        trigger_key: `entry:${String(index)}`,
        actions_json: '{"steps":[],"cause":[]}',
        outcome: 'done',
        reason: null,
      }))
    for (const id of [open, done]) {
      await tablesOf(desk.store).insertInto('desk_rule_firings').values(rows(id, 1_200)).execute()
    }
    await close(done)
    desk.pass(91 * DAY_MS)
    expect(await purge(90)).toBe(1_200)
    expect(new Set(await fired())).toEqual(new Set([open]))
    expect(await fire(open, 'entry:7')).toBeNull()
  })

  it('knows every log by its table', async () => {
    const { desk } = await setUp(stores)
    for (const log of DESK_LOGS) expect(await purgeLog(desk, log, desk.clock.now())).toBe(0)
  })
})
