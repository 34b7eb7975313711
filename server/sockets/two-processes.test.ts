import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { revokeSession } from '../../accounts/public.ts'
import { actAs, saveRule } from '../../desk/public.ts'
import { deskRule } from '../../domain/contract/public.ts'
import { createTestDatabase, whyNoPostgres } from '../../store/testing/postgres.ts'
import { type DeskApp, newKey, openDeskApp } from '../testing/desk-app.ts'
import { seqsOf } from '../testing/socket-client.ts'

const missing = whyNoPostgres()

/** Two servers on one PostgreSQL; without words between them when `isDeaf`. */
async function pair({
  isDeaf,
}: {
  readonly isDeaf: boolean
}): Promise<readonly [DeskApp, DeskApp]> {
  const database = await createTestDatabase()
  const options = { databaseUrl: database.url, isDeaf }
  const apps = [await openDeskApp(options), await openDeskApp(options)] as const
  onTestFinished(async () => {
    for (const app of apps) await app.close()
    await database.drop()
  })
  return apps
}

const reply = (text: string) => ({
  client_key: newKey(),
  action: { type: 'reply' as const, text, file_ids: [] },
})

describe.skipIf(missing !== null)('two servers on one PostgreSQL', () => {
  it('bring every message to who follows at the other, at once and in order', async () => {
    const [one, other] = await pair({ isDeaf: false })
    const guest = await one.guest()
    const ann = await one.hire({ name: 'Ann', role: 'manager' })
    const bob = await one.hire({ name: 'Bob', role: 'agent' })
    const widget = await one.guestSocket(guest)
    const away = await other.staffSocket(ann)
    const { case_id } = guest
    await away.ask({ type: 'follow', case_id, since: 0 })

    const started = performance.now()
    await widget.ask({
      type: 'send',
      case_id,
      client_key: newKey(),
      text: 'Over there',
      file_ids: [],
    })
    await away.next((f) => (f.entries ?? []).some(({ text }) => text === 'Over there'))
    expect(performance.now() - started).toBeLessThan(1_000)

    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        actAs((index % 2 ? one : other).rooms.desk, ann.principal, case_id, reply(`r${index}`)),
      ),
    )
    await away.next((f) => (f.entries ?? []).some(({ seq }) => seq >= 44))
    await sleep(300)
    const seqs = seqsOf(away.frames, case_id)
    expect(seqs).toEqual(seqs.map((_, index) => index + 1))
    expect(new Set(seqsOf(widget.frames, case_id)).size).toBe(seqsOf(widget.frames, case_id).length)

    away.send({ type: 'typing', case_id, is_typing: true })
    await widget.next((f) => f.type === 'typing' && f['name'] === 'Ann')
    const bobs = await other.staffSocket(bob)
    await actAs(one.rooms.desk, ann.principal, case_id, {
      client_key: newKey(),
      action: { type: 'assign', agent_id: bob.agent_id },
    })
    await bobs.next((f) => f.type === 'assigned' && f.case_id === case_id)
    await bobs.next((f) => f.type === 'case')

    const { via } = ann.principal
    const revoked = performance.now()
    if (via.kind === 'session')
      await revokeSession(one.rooms.accounts, ann.principal, via.session_id)
    expect((await away.end()).code).toBe(4401)
    expect(performance.now() - revoked).toBeLessThan(1_000)
  }, 60_000)

  it('tell each other that the rules have changed', async () => {
    const [one, other] = await pair({ isDeaf: false })
    const heard: unknown[] = []
    for (const { rooms } of [one, other]) {
      rooms.desk.news.listen((news) => {
        if (news.kind === 'rules_changed') heard.push(news.is_elsewhere)
      })
    }
    const steps = [{ type: 'request_rating' as const }]
    const trigger = { type: 'event' as const, events: ['resolved' as const] }
    const body = deskRule.parse({ name: 'Ask', trigger, steps })
    await saveRule(one.rooms.desk, { body, by: 'desk:boss' })
    await vi.waitFor(() => {
      expect(heard).toEqual([false, true])
    })
  }, 60_000)

  it('lose nothing when no notification comes', async () => {
    const [one, other] = await pair({ isDeaf: true })
    const guest = await one.guest()
    const ann = await one.hire({ name: 'Ann', role: 'manager' })
    const away = await other.staffSocket(ann)
    const { case_id } = guest
    const { seq } = await away.ask({ type: 'follow', case_id, since: 0 })
    for (const text of ['a', 'b', 'c']) {
      await actAs(one.rooms.desk, ann.principal, case_id, reply(text))
    }
    await away.next((f) => (f.entries ?? []).some(({ text }) => text === 'c'), 4_000)
    const seqs = seqsOf(away.frames, case_id)
    expect(seqs).toEqual(seqs.map((_, index) => index + 1))
    expect(seqs.at(-1)).toBeGreaterThan(seq ?? 0)
    await away.next((f) => f.type === 'case')
  }, 60_000)

  it('take out of sight what nobody said was moved', async () => {
    const [one, other] = await pair({ isDeaf: true })
    const { case_id } = await one.guest()
    const ann = await one.hire({ name: 'Ann', role: 'manager' })
    const bob = await one.hire({ name: 'Bob', role: 'agent', team_ids: ['desk:here'] })
    const far = await one.hire({ name: 'Far', role: 'agent', team_ids: ['desk:far'] })
    const bobs = await other.staffSocket(bob)
    const assign = (agent_id: string) =>
      actAs(one.rooms.desk, ann.principal, case_id, {
        client_key: newKey(),
        action: { type: 'assign', agent_id },
      })
    await assign(bob.agent_id)
    const isHis = (agentId: unknown) => agentId === bob.agent_id
    await bobs.next((f) => isHis((f['case'] as { agent_id?: unknown } | undefined)?.agent_id))
    await actAs(one.rooms.desk, ann.principal, case_id, {
      client_key: newKey(),
      action: { type: 'transfer', to: { team_id: 'desk:far' }, note: '' },
    })
    await assign(far.agent_id)
    await bobs.next((f) => f.type === 'gone' && f.case_id === case_id, 4_000)
  }, 60_000)
})
