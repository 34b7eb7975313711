import { expect, it } from 'vitest'
import { type DeskRule, deskRule, queueInput, savedView } from '../../domain/contract/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { openCase } from '../cases/open-case.ts'
import { listQueues, saveQueue } from '../queues/queues.ts'
import { saveRule } from '../rules/save-rule.ts'
import { listSettings, putSetting } from '../settings/settings.ts'
import { tablesOf } from '../store/tables.ts'
import { type DeskFixture, deskOn } from '../testing/desk-fixture.ts'
import { RULES, VIEWS } from '../tickets/kinds.ts'
import { listTags } from './list-tags.ts'
import { retagCases } from './retag-cases.ts'
import { renameTag, saveTag } from './save-tag.ts'

const by = 'desk:1'

describeEachStore('tags', (stores) => {
  it('are those written down and those that cases carry, the most used first', async () => {
    const desk = await deskOn(await stores.open())
    await carrying(desk, ['vip', 'late'])
    await carrying(desk, ['vip'])
    await saveTag(desk, { tag: 'new', save: { is_active: true }, by })
    await saveTag(desk, { tag: 'late', save: { is_active: false }, by })
    expect(await listTags(desk)).toEqual([
      { tag: 'vip', case_count: 2, is_active: true, becomes: null },
      { tag: 'late', case_count: 1, is_active: false, becomes: null },
      { tag: 'new', case_count: 0, is_active: true, becomes: null },
    ])
    const nothing = await saveTag(desk, { tag: ' ', save: { is_active: true }, by })
    expect(nothing).toMatchObject({ ok: false, problems: [{ path: 'tag' }] })
  })

  it('become one when one is renamed to the other, in cases, in their facts and in settings', async () => {
    const desk = await deskOn(await stores.open())
    const both = await carrying(desk, ['vip', 'VIP'])
    const old = await carrying(desk, ['VIP', 'late'])
    const other = await carrying(desk, ['late'])
    await saveQueue(desk, { input: queueInput.parse(QUEUE), by })
    await saveRule(desk, { body: RULE, by })
    await putSetting(desk, VIEWS, { body: savedView.parse(VIEW), by })
    const seqs = await lastSeqs(desk)

    const renamed = await renameTag(desk, { tag: 'VIP', to: 'vip', by })
    expect(renamed).toMatchObject({ ok: true, tag: { tag: 'VIP', becomes: 'vip', case_count: 2 } })
    const [queue] = await listQueues(desk)
    expect(queue?.conditions).toEqual({ tags: ['vip'], fields: { tags: ['VIP'] } })
    const [rule] = await listSettings(desk, RULES)
    expect(rule?.body).toMatchObject({ all: [{ any_of: ['vip'] }], steps: [{ tags: ['vip'] }] })
    expect((await listSettings(desk, VIEWS))[0]?.body.request.tag).toBe('vip')
    expect(desk.told.at(-1)).toMatchObject({ kind: 'rules_changed' })

    while ((await retagCases(desk)) > 0);
    expect(await listTags(desk)).toEqual([
      { tag: 'late', case_count: 2, is_active: true, becomes: null },
      { tag: 'vip', case_count: 2, is_active: true, becomes: null },
    ])
    // Nothing happened in the cases: no rule is set off, no line of theirs moves.
    expect(await lastSeqs(desk)).toEqual(seqs)
    const tagged = (await desk.outbox()).filter(({ type }) => type === 'case.tagged')
    const told = (id: string) => tagged.findLast(({ case_id }) => case_id === id)?.data['tags']
    expect(told(both)).toEqual(['vip'])
    expect(told(old)).toEqual(['vip', 'late'])
    expect(told(other)).toBeUndefined()
  })

  it('that are on their way go on to where theirs goes, and never round', async () => {
    const desk = await deskOn(await stores.open())
    await carrying(desk, ['a'])
    await renameTag(desk, { tag: 'a', to: 'b', by })
    const round = await renameTag(desk, { tag: 'b', to: 'a', by })
    expect(round).toMatchObject({ ok: false, problems: [{ path: 'to' }] })
    await renameTag(desk, { tag: 'b', to: 'c', by })
    while ((await retagCases(desk)) > 0);
    expect(await listTags(desk)).toEqual([
      { tag: 'c', case_count: 1, is_active: true, becomes: null },
    ])
    await expect(renameTag(desk, { tag: 'gone', to: 'c', by })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await renameTag(desk, { tag: 'c', to: 'c', by })).toMatchObject({ ok: false })
  })
})

const QUEUE = { name: 'Gold', conditions: { tags: ['VIP', 'vip'], fields: { tags: ['VIP'] } } }
const VIEW = { name: 'Gold', request: { tag: 'VIP' } }
const RULE: DeskRule = deskRule.parse({
  name: 'Gold',
  trigger: { type: 'event', events: ['opened'] },
  all: [{ type: 'has_tag', any_of: ['VIP'] }],
  steps: [{ type: 'remove_tags', tags: ['VIP'] }],
})

async function carrying(desk: DeskFixture, tags: readonly string[]): Promise<string> {
  const actor = await desk.visitor()
  const { case: opened } = await openCase(desk, actor, {
    kind: 'chat',
    channel: 'web',
    tags: [...tags],
    text: 'Hello',
  })
  return opened.id
}

async function lastSeqs(desk: DeskFixture) {
  return tablesOf(desk.store)
    .selectFrom('desk_cases')
    .select(['id', 'last_seq'])
    .orderBy('id')
    .execute()
}
