import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, whyNoPostgres } from '../../store/testing/postgres.ts'
import { type DeskApp, newKey, openDeskApp } from '../testing/desk-app.ts'
import { readForm, withoutNul } from './sound-body.ts'

const NUL = '\u0000'

describe('JSON with U+0000 in it', () => {
  it.each([
    ['in a text', { text: `a${NUL}b${NUL}${NUL}` }, { text: 'a\ufffdb\ufffd\ufffd' }],
    ['in a key, deep down', { a: [{ [`k${NUL}`]: 1 }] }, { a: [{ 'k\ufffd': 1 }] }],
    ['after a backslash of its own', { text: `\\${NUL}` }, { text: '\\\ufffd' }],
    ['that is only spelled out', { text: '\\u0000' }, { text: '\\u0000' }],
  ])('%s', (_, sent, read) => {
    expect(JSON.parse(withoutNul(JSON.stringify(sent)))).toEqual(read)
  })

  it('cannot be put together out of what is taken away', () => {
    expect(() => JSON.parse(withoutNul(String.raw`"\u00\u000000"`)) as unknown).toThrow()
  })

  it('a form has lost it too', () => {
    expect(readForm('score=5&comment=a%00b')).toEqual({ score: '5', comment: 'a\ufffdb' })
  })
})

const missing = whyNoPostgres()
const DATABASES = ['SQLite', ...(missing === null ? ['PostgreSQL'] : [])]

describe.each(DATABASES)('what is sent with U+0000 in it, on %s', (kind) => {
  let desk: DeskApp
  let drop = () => Promise.resolve()
  beforeAll(async () => {
    const database = kind === 'PostgreSQL' ? await createTestDatabase() : null
    desk = await openDeskApp(database === null ? {} : { databaseUrl: database.url })
    if (database !== null) drop = () => database.drop()
  })
  afterAll(async () => {
    await desk.close()
    await drop()
  })

  it('is kept as a body of words, and finds nothing as a body of ids', async () => {
    const as = await desk.signIn('admin@example.com')
    const url = '/api/v1/desk/cases'
    const opened = await desk.ask({
      method: 'POST',
      url,
      as,
      payload: {
        kind: 'ticket',
        client_key: newKey(),
        subject: `Lost${NUL}parcel`,
        customer: { name: `Wang${NUL}` },
      },
    })
    expect(opened.statusCode, opened.body).toBe(201)
    expect(opened.body).toContain('Lost\ufffdparcel')
    const payload = {
      case_ids: [`desk:a${NUL}`],
      action: { type: 'add_tags', tags: ['a'] },
    }
    const bulk = await desk.ask({ method: 'POST', url: `${url}/bulk`, as, payload })
    expect([bulk.statusCode, bulk.body]).toEqual([200, expect.stringContaining('NOT_FOUND')])
    const sought = await desk.ask({ url: `${url}/desk:a%00b`, as })
    expect(sought.statusCode).toBe(400)
  })

  it('is kept as a frame of a customer, and read as one of staff', async () => {
    const guest = await desk.guest()
    const staff = await desk.staffSocket(await desk.hire({ name: 'Ann', role: 'manager' }))
    const widget = await desk.guestSocket(guest)
    const { case_id } = guest
    await widget.ask({
      type: 'send',
      case_id,
      client_key: `${newKey()}${NUL}`,
      text: `a${NUL}b`,
      file_ids: [],
    })
    const nowhere = await staff.ask({ type: 'follow', case_id: `${case_id}${NUL}`, since: 0 })
    expect(nowhere).toMatchObject({ type: 'refused', error: { code: 'NOT_FOUND' } })
    await staff.ask({ type: 'follow', case_id, since: 0 })
    const entries = await desk.ask({
      url: `/api/v1/desk/cases/${case_id}`,
      as: await desk.signIn('admin@example.com'),
    })
    expect(entries.body).toContain('a\ufffdb')
  })
})
