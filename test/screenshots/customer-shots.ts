/** The customer's side in the order of a visit: the widget in a page of a shop, and the page that a rating link opens. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { closeToday } from '../browser/close-today.ts'
import { type DeskAgent, openDeskAgent } from '../browser/desk-agent.ts'
import { openShopPage } from '../browser/shop-page.ts'
import type { Look } from './look.ts'
import { fileOf, openWindow, settle } from './take-shot.ts'

const WORDS = {
  'zh-CN': {
    name: '王芳',
    question: '你好，我的订单 20481 三天了还没有发货，能帮我查一下吗？',
    reply: '您好王芳，已为您查到：包裹**今天 16:00** 从杭州仓发出，预计后天送达。',
    ticket: '发票抬头开错了，麻烦重开，抬头为“杭州云栖科技有限公司”。',
  },
  en: {
    name: 'Ines Moreau',
    question: 'Hello, my order 20481 has not left for three days. Could you have a look?',
    reply: 'Hello Ines, your parcel leaves **today at 16:00** and arrives the day after tomorrow.',
    ticket: 'The invoice has the wrong name on it. Please issue it again for “Moreau & Sons”.',
  },
} as const

interface Visit {
  readonly page: Page
  readonly agent: DeskAgent
  readonly words: (typeof WORDS)[Look['language']]
  readonly keep: (name: string) => Promise<void>
}

/** Leaves the installation closed until another day. */
export async function shootCustomer(
  browser: Browser,
  options: {
    readonly url: string
    readonly looks: readonly Look[]
    readonly folder: string
    /** Hears of every picture. */
    readonly kept: (file: string) => void
  },
): Promise<void> {
  const { url, looks, folder, kept } = options
  const agent = await openDeskAgent(url)
  const shop = await openShopPage(url)
  try {
    for (const story of [chat, ticket]) {
      if (story === ticket) await closeToday(agent)
      for (const look of looks) {
        const { page, close } = await openWindow(browser, { url, look })
        await page.goto(shop.url)
        await page.locator('.launcher').waitFor()
        const keep = async (name: string) => {
          await page.waitForTimeout(600)
          const file = join(folder, fileOf(name, look))
          await page.screenshot({ path: file })
          kept(file)
        }
        await story({ page, agent, words: WORDS[look.language], keep })
        await close()
      }
    }
  } finally {
    await shop.close()
  }
}

async function chat({ page, agent, words, keep }: Visit): Promise<void> {
  await keep('widget-closed')
  await page.locator('.launcher').click()
  await page.locator('.start textarea').waitFor()
  await keep('widget-start')
  await page.locator('.start input[name=name]').fill(words.name)
  await page.locator('.start textarea').fill(words.question)
  await page.locator('.start .primary').click()
  await page.locator('.banner').waitFor()
  await keep('widget-queue')
  const { id } = await agent.newest()
  await agent.act(id, { type: 'take' })
  await agent.act(id, { type: 'reply', text: words.reply, file_ids: [] })
  await page.locator('.theirs .bubble').first().waitFor()
  await keep('widget-talk')
  await agent.act(id, { type: 'set_status', status: 'resolved' })
  await page.locator('.rating label').nth(3).click()
  await keep('widget-rating')
  const link = await agent.ask('POST', `/desk/cases/${encodeURIComponent(id)}/rating-link`, {})
  await page.goto((link as { readonly url: string }).url)
  await settle(page)
  await keep('rating')
  await page.locator('label').nth(3).click()
  await page.locator('button').last().click()
  await keep('rating-thanks')
}

async function ticket({ page, agent, words, keep }: Visit): Promise<void> {
  await page.locator('.launcher').click()
  await page.locator('.start textarea').waitFor()
  await page.locator('.start textarea').fill(words.ticket)
  await keep('widget-offline')
  await page.locator('.start .primary').click()
  await keep('widget-offline-missing')
  await page.locator('.start input[name=email]').fill('customer@example.com')
  await page.locator('.start .primary').click()
  await page.locator('.bubble').first().waitFor()
  await keep('widget-ticket')
  const { id } = await agent.newest()
  await agent.act(id, { type: 'reply', text: words.reply, file_ids: [] })
  await page.locator('.theirs .bubble').first().waitFor()
  await keep('widget-ticket-progress')
}
