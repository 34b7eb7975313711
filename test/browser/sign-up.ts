import type { Page } from 'playwright-core'

/** The administrator of every product that browser tests start. */
export const ADMIN = {
  email: 'ada@example.com',
  name: 'Ada',
  password: 'every number opens to its cases',
} as const

export const ACCOUNT = { account_name: 'Example', tz: 'Asia/Shanghai' } as const

/** Makes the administrator as the set-up page does, without the page. */
export async function completeSetup(
  url: string,
  setupLink: string | null,
  language: 'en' | 'zh-CN' = 'en',
): Promise<void> {
  const token = setupLink?.split('#token=')[1]
  const body = JSON.stringify({ token, ...ADMIN, ...ACCOUNT, language })
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${url}/api/v1/setup`, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(await answer.text())
}

/** Signs a page's browser in, past the form. */
export async function signIn(page: Page, url: string, email: string = ADMIN.email): Promise<void> {
  const answer = await page.request.post(`${url}/api/v1/session`, {
    headers: { origin: url },
    data: { email, password: ADMIN.password },
  })
  if (!answer.ok()) throw new Error(await answer.text())
}
