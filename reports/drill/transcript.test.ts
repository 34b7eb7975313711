import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../domain/contract/public.ts'
import { parseEvent } from '../../domain/public.ts'
import { openWarehouse, type Warehouse } from '../../warehouse/public.ts'
import { ask } from '../testing/ask.ts'
import { readTranscript } from './transcript.ts'

let dir: string
let warehouse: Warehouse

const said = (id: string, minute: number, author: string, more: object = {}) => ({
  event_id: id,
  type: 'message.sent',
  occurred_at: `2026-03-02T09:0${String(minute)}:00Z`,
  case_id: '1',
  ...(author === 'agent' ? { agent_id: 'ann' } : {}),
  data: { message_id: `m-${id}`, author, text: `text of ${id}`, ...more },
})

const EVENTS = [
  {
    event_id: 'o',
    type: 'case.opened',
    occurred_at: '2026-03-02T09:00:00Z',
    case_id: '1',
    case_kind: 'chat',
    team_id: 'a',
    data: { opened_by: 'customer' },
  },
  {
    event_id: 'as',
    type: 'case.assigned',
    occurred_at: '2026-03-02T09:01:00Z',
    case_id: '1',
    agent_id: 'ann',
    data: {},
  },
  said('hello', 2, 'customer'),
  said('answer', 3, 'agent'),
  said('note', 4, 'agent', { is_note: true }),
  said('secret', 5, 'customer'),
  {
    event_id: 'e',
    type: 'message.edited',
    occurred_at: '2026-03-02T09:06:00Z',
    case_id: '1',
    data: { message_id: 'm-answer', text: 'mended' },
  },
  {
    event_id: 'r',
    type: 'message.redacted',
    occurred_at: '2026-03-02T09:07:00Z',
    case_id: '1',
    data: { message_id: 'm-secret' },
  },
  {
    event_id: 'n',
    type: 'agent.updated',
    occurred_at: '2026-01-01T00:00:00Z',
    agent_id: 'ann',
    data: { name: 'Ann Lee' },
  },
]

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'transcript-'))
  warehouse = await openWarehouse({ duckdb: { dir, memoryLimitMb: 400, threads: 1 } })
  const lines = EVENTS.map((input) => {
    const parsed = parseEvent(input, 's')
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
    return JSON.stringify(parsed.event)
  })
  const path = join(dir, 'events.ndjson')
  await writeFile(path, lines.join('\n'))
  await warehouse.load({ path, receivedAt: 1 })
  await warehouse.refresh()
})
afterAll(async () => {
  await warehouse.close()
  await rm(dir, { recursive: true })
})

const asOf = Date.UTC(2026, 3, 1)
const read = (viewer: Viewer, caseId = 's:1') =>
  readTranscript(caseId, { reader: warehouse, viewer, asOf })

describe('a transcript', () => {
  it('says who said what, as last edited, without what was erased', async () => {
    const { messages, names } = await read({ kind: 'all' })
    expect(
      messages.map(({ author, agent_id, is_note, text }) => [author, agent_id, is_note, text]),
    ).toEqual([
      ['customer', null, false, 'text of hello'],
      ['agent', 's:ann', false, 'mended'],
      ['agent', 's:ann', true, 'text of note'],
      ['customer', null, false, null],
    ])
    expect(messages[0]?.sent_at).toBe('2026-03-02T09:02:00.000Z')
    expect(names).toEqual({ agent: { 's:ann': 'Ann Lee' } })
  })

  it.each<[string, Viewer]>([
    ['the team that had the case', { kind: 'teams', team_ids: ['s:a'] }],
    ['the agent who answered', { kind: 'agent', agent_ids: ['s:ann'], team_ids: [] }],
  ])('is shown to %s', async (_, viewer) => {
    expect((await read(viewer)).messages).toHaveLength(4)
  })

  it.each<[string, Viewer]>([
    ['another team', { kind: 'teams', team_ids: ['s:b'] }],
    ['no team at all', { kind: 'teams', team_ids: [] }],
    ['another agent', { kind: 'agent', agent_ids: ['s:bo'], team_ids: ['s:a'] }],
  ])('does not exist for %s', async (_, viewer) => {
    await expect(read(viewer)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('of a case that is not there is refused the same way', async () => {
    await expect(read({ kind: 'all' }, 's:2')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

it('the whole way, from events to a number', async () => {
  const request = {
    metrics: ['first_reply_p90_secs', 'messages_in_count'],
    from: '2026-03-02',
    to: '2026-03-02',
  }
  const { rows, names } = await ask(warehouse, { ...request, dimensions: ['team'] }, { now: asOf })
  expect(rows).toMatchObject([{ team: 's:a', first_reply_p90_secs: 180, messages_in_count: 2 }])
  expect(names).toEqual({ team: {} })
})
