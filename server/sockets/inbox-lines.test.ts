import { describe, expect, it, vi } from 'vitest'
import type { CaseState } from '../../desk/public.ts'
import { createInboxLines } from './inbox-lines.ts'
import type { StaffMember } from './live-room.ts'
import { createWhoSees } from './who-sees.ts'

const { readReadMarks } = vi.hoisted(() => ({ readReadMarks: vi.fn() }))
vi.mock('../../desk/public.ts', async (original) => ({
  ...(await original<object>()),
  caseView: ({ id, updated_at }: CaseState, { promises }: { promises: readonly unknown[] }) => {
    if (id === 'desk:broken') throw new RangeError('Invalid time value')
    return { id, updated_at, promises }
  },
  readReadMarks,
}))

const stateOf = (team_id: string, updated_at: number, id = 'desk:1') =>
  ({
    id,
    team_id,
    agent_id: null,
    updated_at,
    last_seq: 1,
    last_event_seq: 1,
  }) as CaseState

function inboxOfTeam() {
  const sent: string[] = []
  const member = {
    kind: 'staff',
    reader: { agent_id: 'desk:a', scope: 'team', team_ids: ['near'] },
    connection: { send: (text: string) => void sent.push(text) },
  } as unknown as StaffMember
  const whoSees = createWhoSees()
  whoSees.add(member, [])
  const board = { seen: 1, owed: [] as unknown[], now: 0 }
  const promises = {
    of: (ids: readonly string[]) => new Map(ids.map((id) => [id, board.owed])) as never,
    refresh: () => Promise.resolve(),
    hasSeen: (_id: string, seq: number) => seq <= board.seen,
  }
  const clock = { now: () => board.now }
  const desk = { store: null, clock } as unknown as Parameters<typeof createInboxLines>[0]
  const failures: unknown[] = []
  const failed = (error: unknown) => void failures.push(error)
  const inbox = createInboxLines(desk, { whoSees, promises, failed })
  const told = () => sent.map((text) => (JSON.parse(text) as { case: unknown }).case)
  return { sent, told, board, failures, inbox }
}

it('does not tell what moved away while it was read', async () => {
  const { inbox, sent } = inboxOfTeam()
  readReadMarks.mockImplementationOnce(() => {
    inbox.changed(stateOf('far', 2))
    return Promise.resolve([])
  })
  inbox.changed(stateOf('near', 1))
  await inbox.flush()
  expect(sent).toEqual([])
})

it('tells the newer state, though the older is heard of later', async () => {
  const { inbox, told } = inboxOfTeam()
  readReadMarks.mockResolvedValueOnce([])
  inbox.changed(stateOf('near', 2))
  inbox.changed(stateOf('near', 1))
  await inbox.flush()
  expect(told()).toEqual([{ id: 'desk:1', updated_at: 2, promises: [] }])
})

it('tells after a failure what it could not tell before', async () => {
  const { inbox, sent } = inboxOfTeam()
  readReadMarks.mockRejectedValueOnce(new Error('the store is away')).mockResolvedValueOnce([])
  inbox.changed(stateOf('near', 1))
  await expect(inbox.flush()).rejects.toThrow('the store is away')
  await inbox.flush()
  expect(sent).toHaveLength(1)
})

it('leaves out a line that cannot be written, and tells the others', async () => {
  const { inbox, told, failures } = inboxOfTeam()
  readReadMarks.mockResolvedValue([])
  inbox.changed(stateOf('near', 1, 'desk:broken'))
  inbox.changed(stateOf('near', 1))
  await inbox.flush()
  expect(told()).toMatchObject([{ id: 'desk:1' }])
  expect(failures).toEqual([new RangeError('Invalid time value')])
  await inbox.flush()
  expect(told()).toHaveLength(1)
})

describe('what is told before the board has learnt of it', () => {
  it('is told again with what is promised since then, once', async () => {
    const { inbox, told, board } = inboxOfTeam()
    readReadMarks.mockResolvedValue([])
    board.seen = 0
    board.owed = ['the first reply']
    inbox.changed(stateOf('near', 1))
    await inbox.flush()
    await inbox.flush()
    expect(told()).toMatchObject([{ promises: ['the first reply'] }])
    board.seen = 1
    board.owed = []
    await inbox.flush()
    await inbox.flush()
    expect(told()).toMatchObject([{ promises: ['the first reply'] }, { promises: [] }])
  })

  it('is not told again when nothing else is promised', async () => {
    const { inbox, told, board } = inboxOfTeam()
    readReadMarks.mockResolvedValue([])
    board.seen = 0
    inbox.changed(stateOf('near', 1))
    await inbox.flush()
    board.seen = 1
    await inbox.flush()
    board.owed = ['the resolution']
    await inbox.flush()
    expect(told()).toHaveLength(1)
  })

  it('is given up when the board does not learn of it for a minute', async () => {
    const { inbox, told, board } = inboxOfTeam()
    readReadMarks.mockResolvedValue([])
    board.seen = 0
    inbox.changed(stateOf('near', 1))
    await inbox.flush()
    board.now = 60_000
    await inbox.flush()
    board.seen = 1
    board.owed = ['too late']
    await inbox.flush()
    expect(told()).toHaveLength(1)
  })
})
