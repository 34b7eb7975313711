import { afterAll, beforeAll, expect, it } from 'vitest'
import { putSetting, readWidgetSettings, WIDGET, WIDGET_ID } from '../../desk/public.ts'
import { type DeskApp, openDeskApp } from '../testing/desk-app.ts'
import { connectSocket } from '../testing/socket-client.ts'

let app: DeskApp

beforeAll(async () => {
  app = await openDeskApp()
}, 60_000)
afterAll(() => app.close())

it('a widget’s socket opens from a listed site alone, once there is a list', async () => {
  const { desk } = app.rooms
  const url = `${app.url}/api/v1/widget/socket`
  const body = { ...(await readWidgetSettings(desk)), origins: ['https://*.example.com'] }
  const unlisted = { origin: 'https://shop.example.org' }
  const anywhere = await connectSocket(url, unlisted)
  await putSetting(desk, WIDGET, { id: WIDGET_ID, body, by: null })
  await expect(connectSocket(url, unlisted)).rejects.toThrow('403')
  const listed = await connectSocket(url, { origin: 'https://shop.example.com' })
  const ours = await connectSocket(url, { origin: app.url })
  for (const client of [anywhere, listed, ours]) client.close()
})
