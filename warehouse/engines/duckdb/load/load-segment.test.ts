import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseEvent } from '../../../../domain/public.ts'
import { toRecords } from '../../../engine.ts'
import { openWarehouse } from '../../../open-warehouse.ts'
import type { Warehouse } from '../../../warehouse.ts'

let dir: string
let warehouse: Warehouse
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'warehouse-'))
  warehouse = await openWarehouse({ duckdb: { dir, memoryLimitMb: 300, threads: 1 } })
})
afterEach(async () => {
  await warehouse.close()
  await rm(dir, { recursive: true })
})

const opened = {
  event_id: 'e1',
  type: 'case.opened',
  occurred_at: '2026-03-01T09:00:00.123Z',
  source: 'x',
  case_id: 'c1',
  data: { opened_by: 'customer', subject: '您好 "refund"' },
}
const said = {
  event_id: 'e2',
  type: 'message.sent',
  occurred_at: '2026-03-01T17:01:00+08:00',
  source: 'x',
  case_id: 'x:c1',
  data: { message_id: 'm1', author: 'customer', text: 'Where is it?\n', extra: [1] },
}

async function write(name: string, lines: readonly (object | string)[]): Promise<string> {
  const path = join(dir, name)
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  await writeFile(path, `${texts.join('\n')}\n`)
  return path
}
const loadRaw = async (lines: readonly (object | string)[]) =>
  warehouse.loadRaw({ path: await write('raw.ndjson', lines), source: 'file:a', receivedAt: 7 })
const load = async (inputs: readonly object[]) => {
  const events = inputs.map((input) => {
    const parsed = parseEvent(input, 'file:a')
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
    return parsed.event
  })
  return warehouse.load({ path: await write('canonical.ndjson', events), receivedAt: 7 })
}
const stored = async () => ({
  events: toRecords(
    await warehouse.query('select * exclude (load_no, received_at) from events order by event_id'),
  ),
  texts: toRecords(await warehouse.query('select * from message_texts order by event_id')),
})

describe('loading events', () => {
  it('makes ids whole, instants epoch ms, and keeps text apart', async () => {
    expect(await loadRaw([opened, said])).toMatchObject({ accepted: 2, duplicates: 0 })
    const { events, texts } = await stored()
    expect(events[1]).toMatchObject({
      event_id: 'e2',
      source: 'x',
      case_id: 'x:c1',
      occurred_at: Date.UTC(2026, 2, 1, 9, 1),
      data: '{"message_id":"m1","author":"customer","extra":[1],"has_text":true}',
    })
    expect(texts).toEqual([
      expect.objectContaining({ event_id: 'e1', text: '您好 "refund"', message_id: null }),
      expect.objectContaining({
        event_id: 'e2',
        text: 'Where is it?\n',
        author: 'customer',
        message_id: 'm1',
      }),
    ])
  })

  it('stores the same whether SQL or parseEvent read it', async () => {
    await loadRaw([opened, said])
    const raw = await stored()
    expect(await load([said, opened])).toMatchObject({ accepted: 0, duplicates: 2, conflicts: [] })
    expect(await stored()).toEqual(raw)
  })

  it('counts the same content again as a duplicate, whatever the order of its keys', async () => {
    await loadRaw([opened, said])
    const { data, ...rest } = said
    const reordered = {
      data: { extra: [1], text: data.text, author: 'customer', message_id: 'm1', language: null },
      ...rest,
    }
    expect(await loadRaw([reordered, opened, opened])).toMatchObject({
      accepted: 0,
      duplicates: 3,
      conflicts: [],
    })
  })

  it('lets the first accepted content stand and names the line of the other', async () => {
    await loadRaw([opened])
    const other = { ...opened, data: { ...opened.data, subject: 'something else' } }
    const result = await loadRaw([
      '',
      said,
      other,
      { ...said, occurred_at: '2026-03-01T09:02:00Z' },
    ])
    expect(result).toMatchObject({ accepted: 1, duplicates: 0 })
    expect(result.conflicts.map(({ line }) => line)).toEqual([3, 4])
    expect((await stored()).events).toHaveLength(2)
  })

  it('gives back every line it cannot vouch for, with its number and text', async () => {
    const result = await loadRaw([
      opened,
      '{bad',
      '',
      { ...said, occurred_at: '2026-03-01T09:00:00' },
      '[1]',
      said,
    ])
    expect(result.accepted).toBe(2)
    expect(result.unvouched.map(({ line }) => line)).toEqual([2, 4, 5])
    expect(result.unvouched[0]?.text).toBe('{bad')
  })

  it('stores the cursor with the events', async () => {
    const path = await write('raw.ndjson', [opened])
    await warehouse.loadRaw({
      path,
      source: 's',
      receivedAt: 7,
      cursor: { name: 'spool', value: 'a:10' },
    })
    expect(await warehouse.readCursor('spool')).toBe('a:10')
    expect(await warehouse.readCursor('other')).toBeNull()
  })

  it('takes an empty file and a file of blank lines', async () => {
    expect(await loadRaw([])).toMatchObject({ accepted: 0, unvouched: [] })
    expect(await loadRaw(['', '  '])).toMatchObject({ accepted: 0, unvouched: [] })
  })

  it('gives a case back with its texts in place, in fold order', async () => {
    await loadRaw([said, opened])
    const events = await warehouse.caseEvents('x:c1')
    expect(events.map(({ type }) => type)).toEqual(['case.opened', 'message.sent'])
    expect(events[1]?.data).toEqual({
      message_id: 'm1',
      author: 'customer',
      text: 'Where is it?\n',
      extra: [1],
    })
  })
})
