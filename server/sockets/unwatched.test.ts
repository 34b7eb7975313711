import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { actAs } from '../../desk/public.ts'
import { createTestDatabase, whyNoPostgres } from '../../store/testing/postgres.ts'
import { type DeskApp, newKey, openDeskApp } from '../testing/desk-app.ts'

/** Somebody who sees a case only because they watch it follows it at `there`; what is done is done at `here`. */
async function watching(here: DeskApp, there: DeskApp) {
  const { desk } = here.rooms
  const ann = await here.hire({ name: 'Ann', role: 'manager' })
  const far = await here.hire({ name: 'Far', role: 'agent', team_ids: ['desk:far'] })
  const near = await here.hire({ name: 'Near', role: 'agent', team_ids: ['desk:near'] })
  const { case_id } = await here.guest()
  const act = (action: Parameters<typeof actAs>[3]['action']) =>
    actAs(desk, ann.principal, case_id, { client_key: newKey(), action })
  await act({ type: 'transfer', to: { team_id: 'desk:near' }, note: '' })
  await act({ type: 'assign', agent_id: near.agent_id })
  await act({ type: 'watch', agent_id: far.agent_id })
  const client = await there.staffSocket(far)
  const followed = await client.ask({ type: 'follow', case_id, since: 0 })
  expect(followed).toMatchObject({ type: 'done' })
  return { act, far, case_id, client }
}

async function losesSight(here: DeskApp, there: DeskApp): Promise<void> {
  const { act, far, case_id, client } = await watching(here, there)
  await act({ type: 'unwatch', agent_id: far.agent_id })
  await client.next((frame) => frame.type === 'gone' && frame.case_id === case_id)
  const before = client.frames.length
  await act({ type: 'reply', text: 'Not for them', file_ids: [] })
  await sleep(600)
  expect(JSON.stringify(client.frames.slice(before))).not.toContain('Not for them')
  client.close()
}

describe('who no longer watches', () => {
  it('no longer follows', async () => {
    const app = await openDeskApp()
    onTestFinished(() => app.close())
    await losesSight(app, app)
  }, 60_000)

  it.skipIf(whyNoPostgres() !== null).each([
    ['', false],
    [', though no notification comes', true],
  ])(
    'no longer follows at another process%s',
    async (_, isDeaf) => {
      const database = await createTestDatabase()
      const apps: DeskApp[] = []
      onTestFinished(async () => {
        for (const app of apps) await app.close()
        await database.drop()
      })
      const options = { databaseUrl: database.url, isDeaf }
      apps.push(await openDeskApp(options), await openDeskApp(options))
      const [here, there] = apps as [DeskApp, DeskApp]
      await losesSight(here, there)
    },
    60_000,
  )
})
