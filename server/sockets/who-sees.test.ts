import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { StaffMember } from './live-room.ts'
import { createWhoSees } from './who-sees.ts'

const TEAMS = ['desk:a', 'desk:b', 'desk:c']
const AGENTS = ['desk:1', 'desk:2', 'desk:3', 'desk:4']
const CASES = ['desk:x', 'desk:y']

const member = fc
  .record({
    agent_id: fc.constantFrom(...AGENTS),
    scope: fc.constantFrom('own' as const, 'team' as const, 'all' as const, null),
    team_ids: fc.uniqueArray(fc.constantFrom(...TEAMS)),
    invited: fc.uniqueArray(fc.constantFrom(...CASES)),
  })
  // Of a member nothing but the reader is asked here.
  .map(({ invited, ...reader }) => ({ member: { reader } as unknown as StaffMember, invited }))
const held = fc.record({
  id: fc.constantFrom(...CASES),
  team_id: fc.constantFrom(...TEAMS, null),
  agent_id: fc.constantFrom(...AGENTS, null),
})

it('finds by its indexes exactly those who see a case', () => {
  fc.assert(
    fc.property(fc.array(member, { maxLength: 8 }), held, (here, home) => {
      const whoSees = createWhoSees()
      for (const { member: one, invited } of here) whoSees.add(one, invited)
      const members = here.map(({ member: one }) => one)
      const expected = new Set(members.filter((one) => whoSees.sees(one, home)))
      expect(whoSees.viewers(home)).toEqual(expected)
      for (const one of members) whoSees.remove(one)
      expect(whoSees.viewers(home).size).toBe(0)
    }),
    { numRuns: 500 },
  )
})

it('shows a case to those who are invited to it, as long as they are', () => {
  const whoSees = createWhoSees()
  const reader = { agent_id: 'desk:1', scope: 'team' as const, team_ids: [] }
  const one = { reader } as unknown as StaffMember
  const home = { id: 'desk:x', team_id: 'desk:a', agent_id: null }
  whoSees.add(one, [])
  expect(whoSees.sees(one, home)).toBe(false)
  whoSees.invite('desk:x', ['desk:1', 'desk:9'])
  expect([...whoSees.viewers(home)]).toEqual([one])
  whoSees.invite('desk:x', [])
  expect(whoSees.viewers(home).size).toBe(0)
})
