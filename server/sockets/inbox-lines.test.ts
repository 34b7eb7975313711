import { expect, it, vi } from 'vitest'
import type { CaseState } from '../../desk/public.ts'
import { createInboxLines } from './inbox-lines.ts'
import type { StaffMember } from './live-room.ts'
import { createWhoSees } from './who-sees.ts'

const { readReadMarks } = vi.hoisted(() => ({ readReadMarks: vi.fn() }))
vi.mock('../../desk/public.ts', async (original) => ({
  ...(await original<object>()),
  caseView: ({ id, updated_at }: CaseState) => ({ id, updated_at }),
  readReadMarks,
}))

const stateOf = (team_id: string, updated_at: number) =>
  ({
    id: 'desk:1',
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
  const promises = { of: () => new Map(), refresh: () => Promise.resolve() }
  const desk = { store: null } as unknown as Parameters<typeof createInboxLines>[0]
  return { sent, inbox: createInboxLines(desk, { whoSees, promises }) }
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
  const { inbox, sent } = inboxOfTeam()
  readReadMarks.mockResolvedValueOnce([])
  inbox.changed(stateOf('near', 2))
  inbox.changed(stateOf('near', 1))
  await inbox.flush()
  expect(sent.map((text) => (JSON.parse(text) as { case: unknown }).case)).toEqual([
    { id: 'desk:1', updated_at: 2 },
  ])
})

it('tells after a failure what it could not tell before', async () => {
  const { inbox, sent } = inboxOfTeam()
  readReadMarks.mockRejectedValueOnce(new Error('the store is away')).mockResolvedValueOnce([])
  inbox.changed(stateOf('near', 1))
  await expect(inbox.flush()).rejects.toThrow('the store is away')
  await inbox.flush()
  expect(sent).toHaveLength(1)
})
