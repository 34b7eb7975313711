/** What holds of every warehouse, whatever its engine: the same tests for each. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { compareEvents } from '../../domain/public.ts'
import { toRecords, type Value } from '../engine.ts'
import { readDirectoryEvents } from '../read-directory-events.ts'
import type { Warehouse } from '../warehouse.ts'
import { canonical } from './canonical.ts'
import { contactCentre, OFFICE } from './contact-centre.ts'
import { dumpFacts } from './dump-facts.ts'
import { openUntil, repliedAtNoon } from './replied-at-noon.ts'
import { shuffle } from './shuffle.ts'

export type OpenWarehouse = (dir: string) => Promise<Warehouse>

export function warehouseLaws(open: OpenWarehouse): void {
  let dir: string
  let warehouse: Warehouse
  let fileNo = 0
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'warehouse-'))
    warehouse = await open(dir)
  })
  afterEach(async () => {
    await warehouse.close()
    await rm(dir, { recursive: true })
  })

  const load = async (inputs: readonly object[], into = warehouse) => {
    const path = join(dir, `${String(fileNo++)}.ndjson`)
    const lines = canonical(inputs).map((event) => JSON.stringify(event))
    await writeFile(path, lines.join('\n'))
    return into.load({ path, receivedAt: 1 })
  }
  const rowsOf = async (sql: string): Promise<Record<string, Value>[]> =>
    toRecords(await warehouse.query(sql))

  it('folds what was loaded, and a rebuild changes nothing', async () => {
    const events = contactCentre(40)
    expect(await load(events)).toMatchObject({ accepted: events.length, conflicts: [] })
    const refreshed = await warehouse.refresh()
    expect(refreshed.cases).toBe(40)
    const facts = await dumpFacts(warehouse)
    expect(facts['cases']).toHaveLength(40)
    expect(facts['messages']?.length).toBeGreaterThan(100)
    expect(facts['agent_states']?.length).toBeGreaterThan(5)
    expect(facts['sla_targets']?.length).toBeGreaterThan(5)
    expect((await warehouse.rebuild({ diff: true })).diff).toEqual([])
    expect(await dumpFacts(warehouse)).toEqual(facts)
    expect(await warehouse.refresh()).toMatchObject({ cases: 0 })
  })

  it('gives byte-equal facts for the same events in any order and any number of loads', async () => {
    const events = contactCentre(40)
    await load(events)
    await warehouse.refresh()
    const facts = await dumpFacts(warehouse)
    const other = await open(await mkdtemp(join(dir, 'other-')))
    const shuffled = shuffle(events)
    for (let from = 0; from < shuffled.length; from += 120) {
      await load(shuffled.slice(from, from + 150), other)
      await other.refresh()
    }
    const otherFacts = await dumpFacts(other)
    await other.close()
    expect(otherFacts).toEqual(facts)
  })

  it('tells how far it is when it folds everything', async () => {
    await load(contactCentre(10))
    const told: number[] = []
    const onProgress = ({ events, total }: { events: number; total: number }) =>
      void told.push(events / total)
    await warehouse.refresh({ onProgress })
    await warehouse.rebuild({ onProgress })
    expect(told).toHaveLength(2)
    for (const share of told) expect(share).toSatisfy((value: number) => value > 0.5 && value <= 1)
  })

  it('gives byte-equal facts when a policy is heard of after the promises made under it', async () => {
    const events = contactCentre(10)
    await load(events)
    await warehouse.refresh()
    const other = await open(await mkdtemp(join(dir, 'other-')))
    const isPolicy = (event: object) => 'type' in event && event.type === 'policy.updated'
    for (const part of [events.filter((event) => !isPolicy(event)), events.filter(isPolicy)]) {
      await load(part, other)
      await other.refresh()
    }
    const otherFacts = await dumpFacts(other)
    await other.close()
    expect(otherFacts).toEqual(await dumpFacts(warehouse))
  })

  it('counts events that are there already and keeps the facts', async () => {
    const events = contactCentre(5)
    await load(events)
    await warehouse.refresh()
    const facts = await dumpFacts(warehouse)
    expect(await load(events)).toMatchObject({ accepted: 0, duplicates: events.length })
    await warehouse.refresh()
    expect(await dumpFacts(warehouse)).toEqual(facts)
  })

  it('keeps the first content of an id and says which line was refused', async () => {
    const [first] = contactCentre(1)
    await load([first as object])
    const result = await load([{ ...first, occurred_at: '2026-03-02T03:04:05Z' }])
    expect(result).toMatchObject({ accepted: 0, duplicates: 0, conflicts: [{ line: 1 }] })
  })

  it('restates a corrected calendar only at a rebuild, which says what moved', async () => {
    await load(contactCentre(20))
    await warehouse.refresh()
    const before = await dumpFacts(warehouse)
    await load([
      {
        event_id: 'correction',
        type: 'calendar.updated',
        occurred_at: '2026-04-01T00:00:00Z',
        data: { ...OFFICE, week: { mon: [['10:00', '12:00']], tue: [['09:00', '18:00']] } },
      },
    ])
    await warehouse.refresh()
    const { directory: _, ...untouched } = before
    expect(await dumpFacts(warehouse)).toMatchObject(untouched)
    const { diff = [] } = await warehouse.rebuild({ diff: true })
    const moved = diff.flatMap(({ table, columns }) =>
      columns.map(({ column }) => `${table}.${column}`),
    )
    expect(moved).toContain('cases.first_reply_biz_secs')
    expect(moved.filter((name) => !/biz|^sla_targets/.test(name))).toEqual([])
    const { sla_targets: _before, ...others } = untouched
    const after = await dumpFacts(warehouse)
    for (const name of ['messages', 'ratings', 'chats_in_hand', 'case_states'] as const) {
      expect(after[name]).toEqual(others[name])
    }
  })

  it('restates only the cases that moved since an instant, when asked', async () => {
    const seconds = () =>
      rowsOf('select case_id, first_reply_biz_secs as secs from cases order by case_id')
    await load([
      openUntil('24:00', 'c1'),
      ...repliedAtNoon('old', '2026-03-02'),
      ...repliedAtNoon('new', '2026-03-09'),
    ])
    await warehouse.refresh()
    await load([{ ...openUntil('11:00', 'c2'), occurred_at: '2026-01-01T00:00:01Z' }])
    await warehouse.refresh()
    expect((await seconds()).map((row) => row['secs'])).toEqual([7200, 7200])
    await warehouse.rebuild({ from: Date.UTC(2026, 2, 5) })
    expect(await seconds()).toEqual([
      { case_id: 'desk:new', secs: 3600 },
      { case_id: 'desk:old', secs: 7200 },
    ])
  })

  it('folds a ticket again when its agent turns out to have been away', async () => {
    const handle = async () =>
      (await rowsOf(`select handle_secs from assignments where case_id = 'desk:t1'`))[0]?.[
        'handle_secs'
      ]
    const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 8, minute)).toISOString()
    const state = (minute: number, name: string) => ({
      event_id: `s${String(minute)}`,
      type: 'agent.state_changed',
      occurred_at: at(minute),
      agent_id: 'zoe',
      data: { state: name },
    })
    const ticket = { case_id: 't1', case_kind: 'ticket', agent_id: 'zoe' }
    await load([
      {
        event_id: 'a',
        type: 'case.opened',
        occurred_at: at(0),
        case_id: 't1',
        case_kind: 'ticket',
      },
      { event_id: 'b', type: 'case.assigned', occurred_at: at(10), ...ticket },
      { event_id: 'c', type: 'case.resolved', occurred_at: at(40), ...ticket },
      ...contactCentre(10),
    ])
    await warehouse.refresh()
    expect(await handle()).toBeNull()
    await load([state(0, 'online')])
    await warehouse.refresh()
    expect(await handle()).toBe(1800)
    await load([state(30, 'away')])
    await warehouse.refresh()
    expect(await handle()).toBe(1200)
  })

  it('takes rows away that a late event makes untrue', async () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 8, minute)).toISOString()
    const inCase = { case_id: 'w1', case_kind: 'chat' }
    const said = (minute: number, author: string) => ({
      event_id: `w${String(minute)}`,
      type: 'message.sent',
      occurred_at: at(minute),
      ...inCase,
      agent_id: author === 'agent' ? 'zoe' : null,
      data: { message_id: `w${String(minute)}`, author, text: 'x' },
    })
    const waits = () =>
      rowsOf(`select n, started_at from waits where case_id = 'desk:w1' order by n`)
    await load([
      said(1, 'customer'),
      said(2, 'agent'),
      said(3, 'customer'),
      { event_id: 'wa', type: 'case.assigned', occurred_at: at(4), ...inCase, agent_id: 'zoe' },
      said(5, 'agent'),
      ...contactCentre(10),
    ])
    await warehouse.refresh()
    expect(await waits()).toHaveLength(2)
    // Where a bot speaks, no wait runs before the hand-off or the first assignment.
    await load([said(0, 'bot')])
    await warehouse.refresh()
    expect(await waits()).toHaveLength(1)
    expect((await warehouse.rebuild({ diff: true })).diff).toEqual([])
  })

  it('empties the words of a redacted message and of an erased customer, even those that come late', async () => {
    const said = (id: string, caseId: string) => ({
      event_id: id,
      type: 'message.sent',
      occurred_at: '2026-03-02T08:00:00Z',
      case_id: caseId,
      case_kind: 'chat',
      customer_id: `u-${caseId}`,
      data: { message_id: id, author: 'customer', text: `secret of ${id}` },
    })
    const late = {
      event_id: 'r',
      type: 'message.redacted',
      occurred_at: '2026-03-02T09:00:00Z',
      case_id: 'k1',
      data: { message_id: 'm2' },
    }
    await load([said('m1', 'k1'), said('m3', 'k2'), late, ...contactCentre(10)])
    await warehouse.refresh()
    await load([
      said('m2', 'k1'),
      {
        event_id: 'x',
        type: 'customer.erased',
        occurred_at: '2026-03-03T00:00:00Z',
        customer_id: 'u-k2',
      },
    ])
    await warehouse.refresh()
    const words = await rowsOf(
      `select message_id, text from ${warehouse.dialect.table('message_texts')} where case_id in ('desk:k1', 'desk:k2') order by message_id`,
    )
    expect(words).toEqual([
      { message_id: 'm1', text: 'secret of m1' },
      { message_id: 'm2', text: '' },
      { message_id: 'm3', text: '' },
    ])
    expect(await load([said('m2', 'k1')])).toMatchObject({ duplicates: 1, conflicts: [] })
    const [, redacted] = await warehouse.caseEvents('desk:k1')
    expect(redacted?.data['text']).toBe('')
  })

  it('gives the events of a type of the directory in fold order, as they came', async () => {
    await load(contactCentre(3))
    const told = canonical(contactCentre(3)).filter(({ type }) => type === 'policy.updated')
    const read = await readDirectoryEvents(warehouse, ['policy.updated'])
    expect(read).toMatchObject(told.toSorted(compareEvents))
  })

  it('tells how many events of which source there are and how far they are folded', async () => {
    await load(contactCentre(3))
    expect(await warehouse.health()).toMatchObject({
      events: contactCentre(3).length,
      sources: [
        {
          source: 'desk',
          case_events: contactCentre(3).filter((event) => 'case_id' in event).length,
          last_received_at: 1,
        },
      ],
      loaded_load: 1,
      folded_load: 0,
    })
    await warehouse.refresh()
    expect((await warehouse.health()).folded_load).toBe(1)
  })
}
