import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AppFixture, LOCAL_TOKEN, openApp } from '../testing/app-fixture.ts'

let fixture: AppFixture
beforeAll(async () => {
  fixture = await openApp()
})
afterAll(() => fixture.close())

const perform = (operation: string, input: unknown, token = LOCAL_TOKEN) =>
  fixture.ask({
    method: 'POST',
    url: `/api/v1/local/${operation}`,
    headers: { authorization: `Bearer ${token}` },
    payload: { input },
  })
const QUESTION = { metrics: ['cases_opened_count'], from: '2026-03-01', to: '2026-03-01' }

it('does for the owner of the data directory what a command would do', async () => {
  const answer = await perform('query', QUESTION)
  const lines = answer.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object)
  expect(lines.at(-1)).toMatchObject({ result: { rows: [{ cases_opened_count: 0 }] } })
})

it('ends with what was wrong', async () => {
  const answer = await perform('query', { ...QUESTION, metrics: ['nonsense'] })
  expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'BAD_INPUT' } })
  expect((await perform('unknown', {})).statusCode).toBe(400)
  expect((await perform('rebuild', { diff: 'perhaps' })).statusCode).toBe(400)
})

it('refuses another token', async () => {
  expect((await perform('query', QUESTION, 'x'.repeat(LOCAL_TOKEN.length))).statusCode).toBe(403)
})
