import { type DeskPromise, type DeskRule, deskRule } from '../../../domain/contract/public.ts'
import type { TestStores } from '../../../store/testing/each-store.ts'
import { actOnCase } from '../../actions/act-on-case.ts'
import { sayAsCustomer } from '../../actions/customer-message.ts'
import { openCase } from '../../cases/open-case.ts'
import { putSetting } from '../../settings/settings.ts'
import { deskOn } from '../../testing/desk-fixture.ts'
import { RULES } from '../../tickets/kinds.ts'
import { createRuleEngine } from '../engine.ts'
import { listFirings } from '../firings.ts'

/** Rules at work on a desk of their own. */
export async function ruleDeskOn(stores: TestStores) {
  const desk = await deskOn(await stores.open())
  const errors: unknown[] = []
  const told: string[] = []
  let isBroken = false
  const promises = new Map<string, readonly DeskPromise[]>()
  const engine = createRuleEngine({
    desk,
    promisesOf: () => promises,
    tellWebhook: async (id, { id: key }) => {
      await Promise.resolve()
      if (isBroken) throw new Error('the database is away')
      told.push(`${id} ${key}`)
    },
    onError: (error) => errors.push(error),
  })
  engine.start()
  const customer = await desk.visitor('王敏')
  const lin = await desk.hire({ name: 'Lin', team_ids: [] })
  let keys = 0
  const key = () => `key-${(keys += 1).toString().padStart(8, '0')}`
  return {
    desk,
    engine,
    errors,
    told,
    promises,
    customer,
    lin,
    breakHooks: (broken: boolean) => {
      isBroken = broken
    },
    rule: async (id: string, body: Partial<DeskRule>) => {
      const parsed = deskRule.parse({ name: id, steps: [{ type: 'request_rating' }], ...body })
      await putSetting(desk, RULES, { id, body: parsed, by: null })
      desk.news.publish({ kind: 'rules_changed', is_elsewhere: true })
    },
    open: async (text = 'hello') => {
      const opened = await openCase(desk, customer, {
        kind: 'chat',
        channel: 'web',
        text,
        client_key: key(),
      })
      await engine.settle()
      return opened.case.id
    },
    say: async (caseId: string, text: string) => {
      await sayAsCustomer(desk, customer, {
        case_id: caseId,
        client_key: key(),
        text,
        file_ids: [],
      })
      await engine.settle()
    },
    act: async (caseId: string, action: Parameters<typeof actOnCase>[3]['action']) => {
      await actOnCase(desk, lin.actor, caseId, { client_key: key(), action })
      await engine.settle()
    },
    firings: async () => {
      const { firings } = await listFirings(desk, { limit: 50 })
      return firings.map(({ rule_id, outcome, trigger_key }) => [rule_id, outcome, trigger_key])
    },
  }
}

export const onEvent = (
  ...events: ('opened' | 'customer_message' | 'note' | 'status_changed')[]
) => ({
  trigger: { type: 'event' as const, events },
})
export const note = (text: string) => ({ type: 'note' as const, text, mentions: [] })
