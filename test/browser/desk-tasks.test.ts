import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumMissing } from '../chromium.ts'
import { type Chat, type DeskCast, openDeskCast } from './desk-cast.ts'
import { findBarriers } from './find-barriers.ts'
import { overhang } from './visitor.ts'

/** What agents do around a conversation: follow-ups, ratings by link, merging, mentions, opening tickets. */
describe.skipIf(chromiumMissing() !== null)('around a conversation, an agent', () => {
  let cast: DeskCast
  beforeAll(async () => {
    cast = await openDeskCast()
  }, 180_000)
  afterAll(() => cast.close())

  const openCase = async (page: Page, { case_id }: Chat) => {
    await page.goto(`/desk/${encodeURIComponent(case_id)}?box=all`)
    await page.locator('.composer textarea').waitFor()
  }
  const choose = async (page: Page, name: string | RegExp) => {
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.locator('.menu-items').getByRole('button', { name }).click()
  }
  const caseOf = (chat: Chat) =>
    cast.ask('GET', `/desk/cases/${encodeURIComponent(chat.case_id)}`) as Promise<Detail>

  it('plans a follow-up for a colleague, who finds it in their list', async () => {
    const chat = await cast.write('Fay', 'Call me back')
    const mia = await cast.enter('mia')
    await openCase(mia.page, chat)
    await choose(mia.page, 'Plan a follow-up')
    await mia.page.getByRole('button', { name: 'Tomorrow 10:00' }).click()
    expect(await mia.page.getByLabel('Due', { exact: true }).inputValue()).toMatch(/T10:00$/)
    expect(await findBarriers(mia.page)).toEqual([])
    await mia.page.getByLabel('Done by').selectOption({ label: 'Bo' })
    await mia.page.getByRole('dialog').getByLabel('Note').fill('Ask whether it came')
    await mia.page.getByRole('button', { name: 'Plan', exact: true }).click()
    await mia.page.getByText('Mia planned a follow-up').waitFor()

    const bo = await cast.enter('bo')
    await bo.page.goto('/desk')
    await bo.page.getByRole('button', { name: 'Follow-ups' }).click()
    await bo.page.getByRole('dialog').getByText('Ask whether it came').click()
    await bo.page.getByRole('log').getByText('Call me back').waitFor()
    await bo.page.getByRole('button', { name: 'Finish' }).click()
    await bo.page.getByRole('dialog').getByLabel('Outcome').fill('It came')
    await bo.page.getByRole('button', { name: 'Done', exact: true }).click()
    await bo.page.getByText('It came').waitFor()
    expect([...mia.faults, ...bo.faults]).toEqual([])
    await Promise.all([mia.close(), bo.close()])
  }, 90_000)

  it('sends a link to rate by, sees that it was asked and then the rating', async () => {
    const chat = await cast.write('Gus', 'Thanks')
    const { page, faults, close } = await cast.enter('mia')
    await openCase(page, chat)
    await choose(page, /Ask for a rating/)
    await page.getByText('No rating has been asked for yet').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Send as message' }).click()
    await page.getByRole('button', { name: 'Send now' }).click()
    const sent = page.getByRole('log').getByText(/Please rate our service/)
    await sent.waitFor()
    const secret = /\/rate\/([\w-]+)/.exec(await sent.innerText())?.[1] ?? ''
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('button', { name: /Ask for a rating…\s*asked/ }).waitFor()
    await page.keyboard.press('Escape')
    await cast.ask('POST', `/rating/${secret}`, { score: 4, comment: '' })
    await page.getByText('Rated 4 of 5').waitFor()
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('button', { name: /Ask for a rating…\s*4 of 5/ }).waitFor()
    expect(faults).toEqual([])
    await close()
  }, 60_000)

  it('merges only after both were named, and undoes it', async () => {
    const one = await cast.leaveTicket('Hal', { subject: 'Broken lamp', text: 'It is broken' })
    const detail = await caseOf(one)
    const id = detail.customer?.id
    const second = { kind: 'ticket', subject: 'Lamp again', customer: { id } }
    const { case: other } = (await cast.ask('POST', '/desk/cases', second)) as Detail
    const { page, faults, close } = await cast.enter('mia')
    await openCase(page, one)
    await choose(page, /Merge into/)
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Lamp again/ })
      .click()
    const box = page.getByRole('dialog')
    await box.getByText(`#${detail.case.number} Broken lamp`).waitFor()
    await box.getByText(`#${other.number} Lamp again`).waitFor()
    expect((await caseOf(one)).case.merged_into).toBeNull()
    expect(await findBarriers(page)).toEqual([])
    const merge = `Merge #${detail.case.number} into #${other.number}`
    await box.getByRole('button', { name: merge }).click()
    await page.getByText(`Merged into #${other.number}.`).waitFor()
    expect((await caseOf(one)).case.merged_into).toBe(other.id)
    await page.locator('.standing').getByRole('button', { name: 'Undo merge' }).click()
    await page.getByText('Mia undid the merge').waitFor()
    expect((await caseOf(one)).case.merged_into).toBeNull()
    expect(faults).toEqual([])
    await close()
  }, 60_000)

  it('is told at once of a note that names them, finds it under mentions, and opens it from the notice', async () => {
    const chat = await cast.write('Ida', 'A hard question')
    const chen = await cast.enter('chen')
    await chen.page.goto('/desk')
    await chen.page.getByRole('navigation', { name: 'Boxes' }).waitFor()
    const mia = await cast.enter('mia')
    await openCase(mia.page, chat)
    await mia.page.getByRole('radio', { name: 'Note' }).click()
    await mia.page.locator('.composer textarea').pressSequentially('Please look @Che')
    await mia.page.getByRole('option', { name: /Chen/ }).waitFor()
    await mia.page.keyboard.press('Enter')
    await mia.page.getByRole('button', { name: 'Add note' }).click()
    // Taken back and sent again, it still calls her.
    await mia.page.getByRole('button', { name: 'Undo' }).click()
    await mia.page.getByRole('button', { name: 'Add note' }).click()
    await mia.page.getByRole('button', { name: 'Send now' }).click()

    const notice = chen.page.locator('.toasts .news')
    await notice.getByText(/Mia mentioned you/).waitFor()
    expect(await findBarriers(chen.page)).toEqual([])
    const box = chen.page.getByRole('button', { name: /^Mentions/ })
    await expect.poll(() => box.innerText()).toMatch(/1/)
    await box.click()
    await chen.page.locator('.list').getByText('Ida', { exact: true }).waitFor()
    await notice.getByRole('button', { name: 'Open' }).click()
    await chen.page.getByRole('log').getByText('Please look @Chen').waitFor()
    expect([...mia.faults, ...chen.faults]).toEqual([])
    await Promise.all([mia.close(), chen.close()])
  }, 90_000)

  it('opens a ticket: what is wrong with an address is said at it, tags come apart, nonsense does no harm', async () => {
    const { page, faults, close } = await cast.enter('mia')
    await page.goto('/desk?box=all')
    await page.getByRole('button', { name: 'New ticket' }).click()
    const box = page.getByRole('dialog')
    const subject = `<img src=x onerror="document.title='x'"> 🚀 مرحبا بالعالم ${'长'.repeat(200)}`
    await box.getByLabel('Subject').fill(subject)
    await box.getByLabel('What it is about').fill(`‮ <script>x</script> ${'word '.repeat(2_000)}`)
    await box.getByLabel('Email').fill('lin@')
    await box.getByLabel('Phone').fill('call me 📞')
    await box.getByLabel('Tags').fill('refund, 加急，<b>vip</b>')
    await box.getByRole('button', { name: 'Open the ticket' }).click()
    await box.getByText('This is not an email address').waitFor()
    await box.getByText('Only digits, spaces and').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await box.getByLabel('Email').fill('lin@example.com')
    await box.getByLabel('Phone').fill('+86 138 0000 0000')
    await box.getByRole('button', { name: 'Open the ticket' }).click()
    await page.getByRole('log').getByText('<script>x</script>').waitFor()
    const tags = page.getByRole('button', { name: /^Remove tag/ })
    await expect.poll(() => tags.count()).toBe(3)
    await page.getByLabel('Add tag').fill(`now, later、 ${'x'.repeat(300)}`)
    await page.keyboard.press('Enter')
    await expect.poll(() => tags.count()).toBe(6)
    expect(await page.title()).not.toBe('x')
    const panel = page.locator('aside')
    expect(await panel.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
    const below = (box: Element) => box.scrollHeight - box.scrollTop - box.clientHeight
    await expect.poll(() => page.getByRole('log').evaluate(below)).toBeLessThanOrEqual(1)
    expect(await overhang(page)).toBe(0)
    expect(faults).toEqual([])
    await close()
  }, 60_000)
})

interface Detail {
  readonly case: {
    readonly id: string
    readonly number: number
    readonly merged_into: string | null
  }
  readonly customer: { readonly id: string } | null
}
