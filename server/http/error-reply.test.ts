import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BulkAnswer, ErrorAnswer } from '../../domain/contract/public.ts'
import { type AppFixture, openApp } from '../testing/app-fixture.ts'

let fixture: AppFixture
let admin: string

beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
})
afterAll(() => fixture.close())

const CHINESE = { 'accept-language': 'zh-CN' }

async function refusal(url: string, payload: object, headers = {}): Promise<ErrorAnswer['error']> {
  const answer = await fixture.ask({ method: 'POST', url, payload, headers, as: admin })
  return answer.json<ErrorAnswer>().error
}

it('a refusal is said in the language it is asked in, with the same code and details', async () => {
  const invitation = { email: 'no address', role: 'agent' }
  const english = await refusal('/api/v1/invitations', invitation)
  const chinese = await refusal('/api/v1/invitations', invitation, CHINESE)
  expect(english.message).toMatch(/^The body \(email\) is not valid/)
  expect(chinese.message).toMatch(/^请求正文（email）无效：不是邮箱地址。/)
  expect({ ...chinese, message: '', problems: [] }).toEqual({
    ...english,
    message: '',
    problems: [],
  })
  expect(chinese.problems?.[0]).toMatchObject({
    code: 'INPUT_INVALID',
    path: 'email',
    reason: '不是邮箱地址',
  })
})

it('what is refused before a route is found is said in that language too', async () => {
  const nowhere = await fixture.ask({ url: '/api/v1/nowhere', headers: CHINESE, as: admin })
  expect(nowhere.headers['content-language']).toBe('zh-CN')
  expect(nowhere.json<ErrorAnswer>().error.message).toBe(
    'GET /api/v1/nowhere 不存在。全部接口见 GET /api/v1/openapi.json。',
  )
})

it('of many cases each refusal is in the language of who asked', async () => {
  const payload = { case_ids: ['desk:none'], action: { type: 'add_tags', tags: ['a'] } }
  const url = '/api/v1/desk/cases/bulk'
  const answer = await fixture.ask({ method: 'POST', url, payload, headers: CHINESE, as: admin })
  expect(answer.json<BulkAnswer>().results[0]?.error?.message).toBe(
    '会话或工单 desk:none 不存在。请在收件箱中查找，或按编号查找。',
  )
})
