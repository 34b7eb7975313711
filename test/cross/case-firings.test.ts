import { afterAll, beforeAll, expect, it } from 'vitest'
import { openCase, SYSTEM } from '../../desk/public.ts'
import { claimFiring, finishFiring } from '../../desk/rules/firings.ts'
import type { CaseTimeline } from '../../domain/contract/public.ts'
import { relayDesk } from '../../server/background/desk-relay.ts'
import { type DeskApp, openDeskApp } from '../../server/testing/desk-app.ts'

let app: DeskApp
beforeAll(async () => {
  app = await openDeskApp()
})
afterAll(() => app.close())

/** A case that two rules have been at, the second still at work. */
async function ruledCase(): Promise<string> {
  const { desk, spool } = app.rooms
  const { case: opened } = await openCase(desk, SYSTEM, {
    kind: 'ticket',
    channel: 'form',
    subject: 'Lost',
  })
  const claim = {
    case_id: opened.id,
    trigger_key: 'entry:1',
    cause: [],
    outcome: 'running',
  } as const
  const steps = [{ type: 'add_tags' as const, tags: ['secret'] }]
  const firing = await claimFiring(desk, { ...claim, rule_id: 'desk:r1', steps })
  await finishFiring(desk, firing?.number ?? 0, { outcome: 'done', reason: null })
  await claimFiring(desk, { ...claim, rule_id: 'desk:r2', steps })
  await relayDesk(app.rooms)
  await spool.drain()
  return opened.id
}

it('what rules did to a case stands in its timeline, for whoever may see the case alone', async () => {
  const id = await ruledCase()
  const url = `/api/v1/cases/${encodeURIComponent(id)}/timeline`
  const lead = await app.hire({ name: 'Lin', role: 'qa_lead' })
  const answer = await app.ask({ url, as: lead.cookie })
  expect(answer.statusCode, answer.body).toBe(200)
  expect(answer.json<CaseTimeline>().firings).toMatchObject([
    { rule_name: null, steps: ['add_tags'], outcome: 'done' },
  ])
  expect(answer.body).not.toContain('secret')
  const agent = await app.hire({ name: 'Bo', role: 'agent' })
  expect((await app.ask({ url, as: agent.cookie })).statusCode).toBe(404)
  const planner = await app.hire({ name: 'Pan', role: 'planner' })
  expect((await app.ask({ url, as: planner.cookie })).statusCode).toBe(403)
})
