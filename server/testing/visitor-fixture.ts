import { type AppFixture } from './app-fixture.ts'

/** As a widget on somebody else's site asks. */
export const SHOP = { origin: 'https://shop.example.com', 'sec-fetch-site': 'cross-site' }

/** One pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let keys = 0
export const newKey = () => `key-of-test-${(keys += 1)}`

export function asVisitor(token: string) {
  return { ...SHOP, authorization: `Bearer ${token}` }
}

let people = 0

/** Somebody who has agreed, with the token they got; each at an address of their own. */
export async function welcome(fixture: AppFixture): Promise<string> {
  people += 1
  const answer = await fixture.ask({
    method: 'POST',
    url: '/api/v1/widget/visitors',
    remoteAddress: `10.0.${String(people >> 8)}.${String(people & 255)}`,
    headers: SHOP,
    payload: { has_consented: true, language: 'zh-CN', name: '王芳', email: 'wf@example.com' },
  })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json<{ token: string }>().token
}

/** A conversation of theirs; gives its id. */
export async function begin(
  fixture: AppFixture,
  token: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const answer = await fixture.ask({
    method: 'POST',
    url: '/api/v1/widget/cases',
    headers: asVisitor(token),
    payload: { kind: 'chat', client_key: newKey(), text: '我的订单在哪里？', ...more },
  })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json<{ id: string }>().id
}

/** Sends a file as a form does, saying it is a picture whatever it is. */
export function upload(
  fixture: AppFixture,
  by: { readonly token: string } | { readonly cookie: string },
  file: { readonly name: string; readonly content: Buffer | string },
) {
  const boundary = 'x-test-boundary'
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: image/png\r\n\r\n`,
    ),
    Buffer.from(file.content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const type = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  const common = { method: 'POST', payload } as const
  return 'token' in by
    ? fixture.ask({
        ...common,
        url: '/api/v1/widget/files',
        headers: { ...asVisitor(by.token), ...type },
      })
    : fixture.ask({ ...common, url: '/api/v1/desk/files', headers: type, as: by.cookie })
}
