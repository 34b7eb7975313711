import type { Browser } from 'playwright-core'
import { openBrowser } from './open-browser.ts'
import { type Product, startProduct } from './product.ts'
import { ADMIN, completeSetup, signIn } from './sign-up.ts'
import { openVisitor, type Visitor, type VisitorOptions } from './visitor.ts'

/** A product with the people of a small service desk: two agents of one team and their manager. */
export interface DeskCast {
  readonly product: Product
  readonly browser: Browser
  /** Asks the API as the administrator; gives the answer's body. @throws its text when it is refused */
  readonly ask: (method: string, path: string, body?: unknown) => Promise<unknown>
  readonly enter: (who: Person, options?: Omit<VisitorOptions, 'url'>) => Promise<Visitor>
  /** A customer who has just written; more is said with the token. */
  readonly write: (name: string, text: string) => Promise<Chat>
  /** A customer who has left a ticket. */
  readonly leaveTicket: (
    name: string,
    ticket: { readonly subject: string; readonly text: string },
  ) => Promise<Chat>
  readonly close: () => Promise<void>
}

export type Person = keyof typeof PEOPLE

export interface Chat {
  readonly token: string
  readonly case_id: string
}

export const TEAM = 'desk:service'

const PEOPLE = {
  ada: { email: ADMIN.email, name: ADMIN.name, role: 'admin' },
  bo: { email: 'bo@example.com', name: 'Bo', role: 'agent' },
  chen: { email: 'chen@example.com', name: 'Chen', role: 'agent' },
  mia: { email: 'mia@example.com', name: 'Mia', role: 'manager' },
} as const

export async function openDeskCast(): Promise<DeskCast> {
  const product = await startProduct()
  try {
    const { url } = product
    await completeSetup(url, product.setupLink)
    const ask = await askAs(url, ADMIN.email)
    await ask('PUT', `/teams/${encodeURIComponent(TEAM)}`, { name: 'Service', calendar_id: null })
    for (const { email, name, role } of [PEOPLE.bo, PEOPLE.chen, PEOPLE.mia]) {
      const user = { email, name, role, password: ADMIN.password, team_ids: [TEAM] }
      await ask('POST', '/users', user)
    }
    const browser = await openBrowser()
    return {
      product,
      browser,
      ask,
      async enter(who, options = {}) {
        const visitor = await openVisitor(browser, { url, ...options })
        await signIn(visitor.page, url, PEOPLE[who].email)
        return visitor
      },
      write: (name, text) => openAsCustomer(url, name, { kind: 'chat', text }),
      leaveTicket: (name, ticket) => openAsCustomer(url, name, { kind: 'ticket', ...ticket }),
      async close() {
        await browser.close()
        await product.stop()
      },
    }
  } catch (error) {
    await product.stop()
    throw error
  }
}

/** The API with the session of one person. */
async function askAs(url: string, email: string): Promise<DeskCast['ask']> {
  const headers = { 'content-type': 'application/json', origin: url }
  const body = JSON.stringify({ email, password: ADMIN.password })
  const entered = await fetch(`${url}/api/v1/session`, { method: 'POST', headers, body })
  const cookie = entered.headers
    .getSetCookie()
    .map((it) => it.split(';')[0])
    .join('; ')
  return async (method, path, input) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { ...headers, cookie },
      ...(input === undefined ? {} : { body: JSON.stringify(input) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${text}`)
    return text === '' ? null : (JSON.parse(text) as unknown)
  }
}

/** What the widget does for somebody who agreed, and began a chat or left a ticket. */
async function openAsCustomer(
  url: string,
  name: string,
  what: { readonly kind: 'chat' | 'ticket'; readonly subject?: string; readonly text: string },
): Promise<Chat> {
  const post = async (path: string, token: string | null, body: object) => {
    const answer = await fetch(`${url}/api/v1/widget${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return (await answer.json()) as Record<string, unknown>
  }
  const visitor = { has_consented: true, language: 'en', name }
  const { token } = (await post('/visitors', null, visitor)) as { readonly token: string }
  const key = Buffer.from(name + what.text)
    .toString('hex')
    .slice(0, 60)
    .padEnd(8, '0')
  const opened = await post('/cases', token, { ...what, client_key: key })
  const at = (opened['case'] ?? opened) as { readonly id: string }
  return { token, case_id: at.id }
}
