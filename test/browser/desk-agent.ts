import { ADMIN } from './sign-up.ts'

/** An agent who works through the API, where the test looks at somebody else's screen. */
export interface DeskAgent {
  /** The newest case of the desk. */
  newest(): Promise<{ readonly id: string; readonly kind: string; readonly number: number }>
  act(caseId: string, action: Readonly<Record<string, unknown>>): Promise<void>
  upload(name: string, text: string): Promise<string>
  ask(method: string, path: string, body?: unknown): Promise<unknown>
}

let keys = 0

export async function openDeskAgent(url: string): Promise<DeskAgent> {
  const { email, password } = ADMIN
  const signedIn = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

  async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${text}`)
    return text === '' ? null : JSON.parse(text)
  }

  return {
    ask,
    async newest() {
      const { cases } = (await ask('GET', '/desk/inbox?box=all&order=newest')) as {
        readonly cases: readonly {
          readonly id: string
          readonly kind: string
          readonly number: number
        }[]
      }
      const [first] = cases
      if (first === undefined) throw new Error('the inbox is empty')
      return first
    },
    async act(caseId, action) {
      const client_key = `browser-test-${(keys += 1)}`
      await ask('POST', `/desk/cases/${encodeURIComponent(caseId)}/actions`, { client_key, action })
    },
    async upload(name, text) {
      const form = new FormData()
      form.append('file', new Blob([text]), name)
      const answer = await fetch(`${url}/api/v1/desk/files`, {
        method: 'POST',
        headers: { cookie },
        body: form,
      })
      if (!answer.ok) throw new Error(await answer.text())
      return ((await answer.json()) as { readonly id: string }).id
    },
  }
}
