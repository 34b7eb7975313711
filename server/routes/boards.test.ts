import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Board, BoardSummary } from '../../domain/contract/public.ts'
import { type AppFixture, openApp, PASSWORD } from '../testing/app-fixture.ts'

let fixture: AppFixture
let admin: string

beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
})
afterAll(() => fixture.close())

const URL = '/api/v1/boards'
const place = { x: 0, y: 0, w: 6, h: 4 }
const card = { title: null, chart: 'ranked', metrics: ['cases_opened_count'], dimensions: ['team'] }
const input = { name: 'Morning', cards: [{ id: 'a', place, card: { ...card, grain: null } }] }
const make = (payload: object) => fixture.ask({ method: 'POST', url: URL, payload, as: admin })

it('makes, lists, saves and deletes a board', async () => {
  const made = await make(input)
  expect(made.statusCode).toBe(201)
  const { id, sharing } = made.json<Board>()
  expect(sharing).toEqual({ kind: 'nobody' })
  const payload = { ...input, name: 'Evening', sharing, version: 1 }
  const saved = await fixture.ask({ method: 'PUT', url: `${URL}/${id}`, payload, as: admin })
  expect(saved.json()).toMatchObject({ name: 'Evening', version: 2, may_edit: true })
  const late = await fixture.ask({ method: 'PUT', url: `${URL}/${id}`, payload, as: admin })
  expect(late.statusCode).toBe(409)
  expect(late.json()).toMatchObject({ error: { code: 'SETTINGS_CONFLICT' } })
  const list = await fixture.ask({ url: URL, as: admin })
  expect(list.json<BoardSummary[]>()).toMatchObject([{ id, name: 'Evening', card_count: 1 }])
  const gone = await fixture.ask({ method: 'DELETE', url: `${URL}/${id}`, as: admin })
  expect(gone.statusCode).toBe(204)
  expect((await fixture.ask({ url: `${URL}/${id}`, as: admin })).statusCode).toBe(404)
})

it('names what is wrong with a card', async () => {
  const wide = { id: 'a', place: { ...place, w: 13 }, card: { ...card, grain: null, metrics: [] } }
  const refused = await make({ ...input, cards: [wide, wide] })
  expect(refused.statusCode).toBe(400)
  const { error } = refused.json<{ error: { problems: { path: string }[] } }>()
  expect(error.problems.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['cards.0.place.w', 'cards.0.card.metrics', 'cards']),
  )
})

it('is closed to who is not signed in, and gives a board to nobody it is not shared with', async () => {
  const { id } = (await make(input)).json<Board>()
  expect((await fixture.ask({ url: URL })).statusCode).toBe(401)
  const person = { email: 'li@example.com', name: 'Li', role: 'agent', password: PASSWORD }
  await fixture.ask({ method: 'POST', url: '/api/v1/users', payload: person, as: admin })
  const agent = await fixture.signIn('li@example.com')
  expect((await fixture.ask({ url: URL, as: agent })).json()).toEqual([])
  expect((await fixture.ask({ url: `${URL}/${id}`, as: agent })).statusCode).toBe(404)
})
