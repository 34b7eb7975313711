import type { Page, WebSocketRoute } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumMissing } from '../chromium.ts'
import { type Chat, type DeskCast, openDeskCast } from './desk-cast.ts'
import { findBarriers } from './find-barriers.ts'
import { overhang } from './visitor.ts'

describe.skipIf(chromiumMissing() !== null)('the agents’ workspace', () => {
  let cast: DeskCast
  beforeAll(async () => {
    cast = await openDeskCast()
    await cast.ask('POST', '/desk/canned', {
      shortcut: 'hello',
      title: 'Greeting',
      text: 'Hello {{customer.name|there}}, this is {{agent.name}}.',
    })
  }, 180_000)
  afterAll(() => cast.close())

  it('serves a chat: answered with a canned reply and a file, transferred, whispered to, resolved', async () => {
    const bo = await cast.enter('bo')
    await bo.page.goto('/desk')
    await bo.page.getByRole('button', { name: 'Go online' }).click()
    const chat = await cast.write('Lin', 'Where is my parcel?')

    // Given to whoever is online, and shown without a reload.
    await bo.page.locator('.list').getByText('Lin', { exact: true }).click()
    await bo.page.getByText('Assigned to Bo').waitFor()
    await bo.page.keyboard.press('r')
    await bo.page.keyboard.type('/hel')
    await bo.page.getByRole('option', { name: '/hello' }).waitFor()
    await bo.page.keyboard.press('Enter')
    expect(await field(bo.page).inputValue()).toBe('Hello Lin, this is Bo.')
    await bo.page.locator('.composer input[type=file]').setInputFiles({
      name: 'label.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Parcel 88214'),
    })
    await bo.page.locator('.composer').getByText('label.txt').waitFor()
    await bo.page.getByRole('button', { name: 'Send', exact: true }).click()
    await bo.page.getByRole('button', { name: 'Send now' }).click()
    await expect.poll(() => said(chat)).toContain('Hello Lin, this is Bo.')
    expect(await files(chat)).toEqual(['label.txt'])

    const chen = await cast.enter('chen')
    await chen.page.goto('/desk')
    await bo.page.getByRole('button', { name: 'Transfer' }).click()
    await bo.page.getByRole('dialog').getByRole('button', { name: /Chen/ }).click()
    await bo.page.getByRole('dialog').getByRole('textbox').fill('Knows the carrier')
    await bo.page.getByRole('dialog').getByRole('button', { name: 'Transfer' }).click()
    await chen.page.locator('.list').getByText('Lin', { exact: true }).click()
    await chen.page.getByText('Knows the carrier').waitFor()

    const mia = await cast.enter('mia')
    await mia.page.goto(`/desk/${encodeURIComponent(chat.case_id)}?box=all`)
    await mia.page.getByText('Chen has this conversation.').waitFor()
    await mia.page.getByRole('radio', { name: 'Whisper' }).click()
    await field(mia.page).fill('Offer a refund')
    await mia.page.getByRole('button', { name: 'Add note' }).click()
    await mia.page.getByRole('button', { name: 'Send now' }).click()
    await chen.page.getByText('Offer a refund').waitFor()
    expect(await said(chat)).not.toContain('Offer a refund')

    await chen.page.getByRole('button', { name: 'Resolve', exact: true }).click()
    await expect.poll(() => statusOf(chat)).toBe('resolved')
    expect([...bo.faults, ...chen.faults, ...mia.faults]).toEqual([])
    await Promise.all([bo.close(), chen.close(), mia.close()])
  })

  it('keeps a draft over another conversation and a reload, and gives a message back', async () => {
    const one = await cast.write('Ann', 'First')
    const two = await cast.write('Ben', 'Second')
    const { page, faults, close } = await cast.enter('mia')
    await page.goto('/desk?box=all')
    await page.locator('.list').getByText('Ann').click()
    await field(page).fill('Half a thought')
    await page.locator('.list').getByText('Ben').click()
    expect(await field(page).inputValue()).toBe('')
    await page.reload()
    await page.getByRole('navigation', { name: 'Open conversations' }).getByText('Ann').click()
    expect(await field(page).inputValue()).toBe('Half a thought')

    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await field(page).inputValue()).toBe('Half a thought')
    expect(await said(one)).toEqual(['First'])
    expect(await said(two)).toEqual(['Second'])
    expect(faults).toEqual([])
    await close()
  })

  it('shows a colleague’s reply that was sent while the line was down, and sends what was written then', async () => {
    const chat = await cast.write('Eve', 'Hello?')
    const { page, close } = await cast.enter('mia')
    const lines: WebSocketRoute[] = []
    let isDown = false
    await page.routeWebSocket(/desk\/socket/, (line) => {
      if (isDown) void line.close()
      else {
        line.connectToServer()
        lines.push(line)
      }
    })
    await page.goto(`/desk/${encodeURIComponent(chat.case_id)}?box=all`)
    await page.getByText('Hello?', { exact: true }).last().waitFor()

    isDown = true
    for (const line of lines) await line.close()
    await page.getByText('Connection lost').waitFor()
    await page.context().setOffline(true)
    await field(page).fill('Written without a line')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByRole('button', { name: 'Send now' }).click()
    await page.getByText('Will be sent when the connection is back').waitFor()
    const path = `/desk/cases/${encodeURIComponent(chat.case_id)}/actions`
    const action = { type: 'reply', text: 'From Ada meanwhile', file_ids: [] }
    await cast.ask('POST', path, { client_key: 'meanwhile-1', action })

    isDown = false
    await page.context().setOffline(false)
    await page.getByRole('log').getByText('From Ada meanwhile').waitFor()
    await expect
      .poll(() => said(chat))
      .toEqual(['Hello?', 'From Ada meanwhile', 'Written without a line'])
    expect(await page.getByText('Connection lost').count()).toBe(0)
    await close()
  })

  it.each([
    { width: 1440, language: 'en', theme: 'light' },
    { width: 1440, language: 'zh-CN', theme: 'dark' },
    { width: 390, language: 'en', theme: 'dark' },
  ] as const)('keeps nobody out at $width, $language, $theme', async (look) => {
    const chat = await cast.write(`Guest ${look.width} ${look.language}`, 'A question')
    const { page, faults, close } = await cast.enter('mia', look)
    await page.addInitScript((language) => {
      localStorage.setItem('deskmetry.language', language)
    }, look.language)
    await page.goto('/desk?box=all')
    await page.locator('.list .row').first().waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.goto(`/desk/${encodeURIComponent(chat.case_id)}?box=all`)
    await page.getByRole('log').getByText('A question').waitFor()
    expect(await findBarriers(page)).toEqual([])
    expect(await overhang(page)).toBe(0)
    expect(faults).toEqual([])
    await close()
  })

  /** The case as its customer sees it. */
  async function transcript({ token, case_id }: Chat): Promise<{
    readonly case: { readonly status: string }
    readonly entries: readonly {
      readonly kind: string
      readonly text: string | null
      readonly files: readonly { readonly name: string }[]
    }[]
  }> {
    const path = `${cast.product.url}/api/v1/widget/cases/${encodeURIComponent(case_id)}`
    const answer = await fetch(path, { headers: { authorization: `Bearer ${token}` } })
    return (await answer.json()) as Awaited<ReturnType<typeof transcript>>
  }

  async function said(chat: Chat): Promise<readonly (string | null)[]> {
    const { entries } = await transcript(chat)
    return entries.filter(({ kind }) => kind === 'message').map(({ text }) => text)
  }

  async function files(chat: Chat): Promise<readonly string[]> {
    const { entries } = await transcript(chat)
    return entries.flatMap((entry) => entry.files.map(({ name }) => name))
  }

  async function statusOf(chat: Chat): Promise<string> {
    return (await transcript(chat)).case.status
  }
})

function field(page: Page) {
  return page.locator('.composer textarea')
}
