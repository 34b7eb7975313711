import { expect, it } from 'vitest'
import { followupRequest } from '../../domain/contract/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { actAs } from '../access/act-as.ts'
import { caseReaderOf, mayCase } from '../access/may-case.ts'
import { actOnCase } from '../actions/act-on-case.ts'
import { openCase } from '../cases/open-case.ts'
import { SYSTEM } from '../desk.ts'
import { deskOn } from '../testing/desk-fixture.ts'
import { listFollowups } from './followups.ts'

describeEachStore('follow-up tasks', (stores) => {
  it('are seen by whom they concern, what is due first first, page by page', async () => {
    const desk = await deskOn(await stores.open())
    for (const id of ['desk:a', 'desk:b']) await desk.team(id)
    const li = await desk.hire({ name: 'Li', team_ids: ['desk:a'] })
    const wu = await desk.hire({ name: 'Wu', team_ids: ['desk:b'] })
    const opening = { kind: 'ticket', channel: 'form', team_id: 'desk:a' } as const
    const { case: ticket } = await openCase(desk, SYSTEM, { ...opening, subject: 'Refund' })
    const schedule = async (hours: number, agent_id: string) => {
      const due_at = new Date(desk.clock.now() + hours * 3_600_000).toISOString()
      const action = { type: 'schedule_followup', due_at, agent_id, note: `${hours} h` } as const
      const client_key = `followup-${hours}-${agent_id}`
      await actOnCase(desk, li.actor, ticket.id, { client_key, action })
    }
    await schedule(3, li.actor.id)
    await schedule(1, li.actor.id)
    await schedule(2, wu.actor.id)

    const list = async (who: typeof li, request: object) => {
      const asked = followupRequest.parse(request)
      return listFollowups(desk, caseReaderOf(who.principal), asked)
    }
    const notes = async (who: typeof li, request: object) =>
      (await list(who, request)).tasks.map(({ note }) => note)

    expect(await notes(li, {})).toEqual(['1 h', '3 h'])
    expect(await notes(li, { box: 'team' })).toEqual(['1 h', '2 h', '3 h'])
    expect(await notes(wu, { box: 'all' })).toEqual(['2 h'])
    const first = await list(li, { box: 'team', limit: 2 })
    expect(first.tasks[0]).toMatchObject({ case_number: 1, subject: 'Refund', done_at: null })
    expect(await notes(li, { box: 'team', limit: 2, after: first.next })).toEqual(['3 h'])

    desk.pass(90 * 60_000)
    expect(await list(li, { state: 'due' })).toMatchObject({
      due_count: 1,
      tasks: [{ note: '1 h' }],
    })
    const [due] = (await list(li, { state: 'due' })).tasks
    await actOnCase(desk, li.actor, ticket.id, {
      client_key: 'finish-00000001',
      action: { type: 'finish_followup', followup_id: due?.id ?? '', outcome: 'Content' },
    })
    expect(await list(li, { state: 'due' })).toMatchObject({ due_count: 0, tasks: [] })
    expect((await list(li, { state: 'done' })).tasks).toMatchObject([{ outcome: 'Content' }])
  })

  it('are read and finished by whoever is to make them, in a case of another team too, and by no one else there', async () => {
    const desk = await deskOn(await stores.open())
    for (const id of ['desk:a', 'desk:b']) await desk.team(id)
    const li = await desk.hire({ name: 'Li', team_ids: ['desk:a'] })
    const wu = await desk.hire({ name: 'Wu', team_ids: ['desk:b'] })
    const opening = { kind: 'ticket', channel: 'form', team_id: 'desk:a' } as const
    const { case: ticket } = await openCase(desk, SYSTEM, { ...opening, subject: 'Refund' })
    const due_at = new Date(desk.clock.now() + 3_600_000).toISOString()
    const plan = async (agent_id: string) => {
      const action = { type: 'schedule_followup', due_at, agent_id, note: '' } as const
      const client_key = `plan-for-${agent_id}`
      const { entries } = await actAs(desk, li.principal, ticket.id, { client_key, action })
      return String(entries[0]?.data['followup_id'])
    }
    const finish = (followup_id: string) =>
      actAs(desk, wu.principal, ticket.id, {
        client_key: `finish-${followup_id}`,
        action: { type: 'finish_followup', followup_id, outcome: 'Called' },
      })
    const own = await plan(li.actor.id)
    expect(await mayCase(desk, caseReaderOf(wu.principal), ticket, 'read')).toBe(false)
    const theirs = await plan(wu.actor.id)
    expect(await mayCase(desk, caseReaderOf(wu.principal), ticket, 'read')).toBe(true)
    await expect(finish(own)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await finish(theirs)
    const done = await listFollowups(
      desk,
      caseReaderOf(wu.principal),
      followupRequest.parse({ state: 'done' }),
    )
    expect(done.tasks).toMatchObject([{ outcome: 'Called' }])
  })
})
