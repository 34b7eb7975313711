import { expect, it } from 'vitest'
import type { DemoEvent } from '../demo-event.ts'
import { demoEvents } from '../demo-events.ts'
import { DAY_MS } from '../local-day.ts'
import { hireAgents } from '../world/agents.ts'
import { TEAM_PLANS } from '../world/teams.ts'

/** The week of 11.11, with twice the usual volume: if anybody is ever overbooked, it is now. */
const FROM = Date.parse('2025-11-08T00:00:00+08:00')
const OPTIONS = {
  seed: 5,
  from: FROM,
  until: FROM + 8 * DAY_MS,
  cases: 4_000,
  tz: 'Asia/Shanghai',
} as const

it('never puts more open chats into an agent’s hands than they can hold, nor any while they are away', () => {
  const capacity = new Map(
    hireAgents(TEAM_PLANS, 500, OPTIONS.seed).map((agent) => [agent.id, agent.capacity]),
  )
  const held = new Map<string, string>()
  const inHand = new Map<string, number>()
  const state = new Map<string, unknown>()
  const wrongs: string[] = []
  let peak = 0
  const move = (caseId: string, to: string | undefined) => {
    const from = held.get(caseId)
    if (from !== undefined) inHand.set(from, (inHand.get(from) ?? 0) - 1)
    held.delete(caseId)
    if (to === undefined) return
    held.set(caseId, to)
    const now = (inHand.get(to) ?? 0) + 1
    inHand.set(to, now)
    peak = Math.max(peak, now)
    if (now > (capacity.get(to) ?? 0) || state.get(to) !== 'online')
      wrongs.push(`${caseId} to ${to}`)
  }
  for (const event of demoEvents(OPTIONS)) {
    if (event.type === 'agent.state_changed') state.set(event.agent_id ?? '', event.data['state'])
    if (event.case_kind !== 'chat' || event.case_id === undefined) continue
    const holder = holderAfter(event)
    if (holder !== 'unchanged') move(event.case_id, holder)
  }
  expect(wrongs).toEqual([])
  expect(peak).toBe(5)
})

function holderAfter({ type, agent_id, data }: DemoEvent): string | undefined {
  if (type === 'case.assigned') return agent_id
  if (type === 'case.transferred') return data['to_agent'] as string | undefined
  const ends = ['case.resolved', 'case.merged', 'case.abandoned', 'case.unassigned']
  return ends.includes(type) ? undefined : 'unchanged'
}
