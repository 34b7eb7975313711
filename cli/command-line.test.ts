import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand, type RunningCommand, startCommand } from './testing/run-command.ts'

let folder: string
let data: string
let good: string

const event = (id: string, minute: number, change: object = {}) =>
  JSON.stringify({
    event_id: id,
    type: 'case.opened',
    occurred_at: new Date(Date.UTC(2026, 2, 2, 3, minute)).toISOString(),
    case_id: id,
    case_kind: 'chat',
    team_id: 'a',
    data: { opened_by: 'customer' },
    ...change,
  })
const fileOf = (name: string, lines: readonly string[]) => {
  const path = join(folder, name)
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''))
  return path
}
const on = (...words: readonly string[]) => [...words, '--data', data, '--json']
const QUESTION = ['--metrics', 'cases_opened_count', '--from', '2026-03-02', '--to', '2026-03-02']

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskmetry-cli-'))
  data = join(folder, 'data')
  good = fileOf('good.ndjson', [event('1', 1), event('2', 2), event('3', 3)])
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('import', () => {
  it('counts what it read, and changes nothing the second time', async () => {
    const first = await runCommand(on('import', good))
    expect([first.code, JSON.parse(first.stdout)]).toMatchObject([
      0,
      { rows_read: 3, accepted: 3, duplicates: 0, refused: 0, cases: 3 },
    ])
    const again = await runCommand(on('import', good))
    expect(JSON.parse(again.stdout)).toMatchObject({ accepted: 0, duplicates: 3, cases: 3 })
  })

  it('sets a broken record aside, names it, and takes the others', async () => {
    const mixed = fileOf('mixed.ndjson', [event('4', 4), '{"event_id":', event('5', 5)])
    const ran = await runCommand(['import', mixed, '--data', data])
    expect(ran.code).toBe(0)
    expect(ran.stdout).toMatch(/2 {2}events accepted/)
    expect(ran.stdout).toMatch(/1 record was rejected.*\n.*mixed\.ndjson line 2/)
  })

  it('shows a dry run without making anything', async () => {
    const empty = join(folder, 'dry')
    const ran = await runCommand(['import', good, '--dry-run', '--data', empty, '--json'])
    const { preview } = JSON.parse(ran.stdout) as { preview: readonly unknown[] }
    expect(preview).toHaveLength(3)
    expect(existsSync(empty)).toBe(false)
  })

  it('reads standard input', async () => {
    const ran = await runCommand(
      on('import', '-', '--format', 'ndjson', '--source', 'pipe'),
      `${event('6', 6)}\n`,
    )
    expect(JSON.parse(ran.stdout)).toMatchObject({ accepted: 1 })
  })

  it.each([
    ['an empty file', () => fileOf('empty.ndjson', [])],
    ['a file that is not there', () => join(folder, 'missing.csv')],
  ])('refuses %s', async (_, path) => {
    const ran = await runCommand(on('import', path()))
    expect(ran.code).toBe(2)
    expect(JSON.parse(ran.stdout)).toHaveProperty('error.code')
  })
})

describe('dead-letters', { timeout: 120_000 }, () => {
  it('lists what was turned away, mends it and sends it again', async () => {
    const own = join(folder, 'letters')
    const ask = async (...words: readonly string[]) => {
      const ran = await runCommand(['dead-letters', ...words, '--data', own, '--json'])
      return { code: ran.code, said: JSON.parse(ran.stdout) as object }
    }
    const broken = fileOf('broken.ndjson', [
      event('8', 8, { occurred_at: 'yesterday' }),
      event('9', 9, { type: 'case.opend' }),
    ])
    await runCommand(['import', broken, '--data', own])
    const listed = await ask()
    expect(listed.said).toMatchObject({ dead_letters: [{ line: 1 }, { line: 2 }], next: null })
    const { dead_letters } = listed.said as { dead_letters: readonly { readonly id: string }[] }
    const [first = { id: '' }, second = { id: '' }] = dead_letters
    const mended = await ask('mend', first.id, fileOf('mended.json', [event('8', 8)]))
    expect(mended).toMatchObject({ code: 0, said: { problems: [] } })
    const replayed = await ask('replay')
    expect(replayed).toMatchObject({ code: 1, said: { replayed: 1, refused: [{ id: second.id }] } })
    expect(await ask('dismiss', '--file', broken)).toMatchObject({
      said: { dismissed_count: 1 },
    })
    expect((await ask()).said).toMatchObject({ dead_letters: [] })
    const shown = await runCommand(['dead-letters', 'show', second.id, '--data', own])
    expect(shown.stdout).toMatch(
      /broken\.ndjson line 2, .* UTC, dismissed\n {2}type: "case\.opend"/,
    )
  })
})

describe('start', { timeout: 120_000 }, () => {
  it.each([
    ['an address that is not of this machine', ['--host', '192.0.2.1'], 'with --host', 2],
    ['a directory that cannot be made', ['--data', '/proc/deskmetry'], 'with --data', 1],
  ])('says what to do about %s', async (_, words, fix, code) => {
    const other = join(folder, 'unused')
    const ran = await runCommand(['start', '--port', '0', '--data', other, ...words])
    expect([ran.code, ran.stderr]).toEqual([code, expect.stringContaining(fix)])
  })
})

describe('query', () => {
  it('prints one document with rows, columns and meta', async () => {
    const ran = await runCommand(on('query', ...QUESTION, '--by', 'team,day'))
    expect(ran.code).toBe(0)
    expect(JSON.parse(ran.stdout)).toMatchObject({
      rows: expect.arrayContaining([
        expect.objectContaining({
          day: '2026-03-02',
          cases_opened_count: 3,
          cases_opened_count__n: 3,
        }),
      ]) as object,
      meta: { tz: 'UTC' },
    })
  })

  it('prints a table for people, n beside each value', async () => {
    const ran = await runCommand(['query', ...QUESTION, '--by', 'team', '--data', data])
    expect(ran.stdout).toMatch(/^team +cases_opened_count +n\n─+/)
  })

  it('names the nearest metric, and all that is wrong', async () => {
    const words = ['query', '--metrics', 'csat_rato', '--from', '2026-03-02', '--to', '2026-03-01']
    const ran = await runCommand(on(...words))
    expect(ran.code).toBe(2)
    const { error } = JSON.parse(ran.stdout) as { error: { problems: readonly unknown[] } }
    expect(error.problems).toHaveLength(2)
    expect(ran.stderr).toContain('csat_ratio')
  })
})

it('rebuild folds the same facts again', async () => {
  const ran = await runCommand(on('rebuild', '--diff'))
  expect([ran.code, JSON.parse(ran.stdout)]).toMatchObject([0, { diff: [] }])
})

describe('while a server holds the data directory', { timeout: 120_000 }, () => {
  let server: RunningCommand
  beforeAll(async () => {
    server = await startCommand(on('start', '--port', '0'))
  })

  it('the first start printed a link with which to set up', () => {
    expect(server.said).toMatchObject({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
      setup_link: expect.stringMatching(/\/setup#token=.+/) as string,
    })
  })

  it('commands go through it, standard input as well', async () => {
    const ran = await runCommand(
      on('import', '-', '--format', 'ndjson', '--source', 'pipe'),
      `${event('7', 7)}\n`,
    )
    expect([ran.code, JSON.parse(ran.stdout)]).toMatchObject([0, { accepted: 1 }])
    const asked = await runCommand(on('query', ...QUESTION))
    expect(JSON.parse(asked.stdout)).toMatchObject({ rows: [{ cases_opened_count: 7 }] })
    const health = await runCommand(on('doctor'))
    expect(health.stdout).toContain('served at http://127.0.0.1')
  })

  it('a second server says who has it and what to do', async () => {
    const second = await runCommand(on('start', '--port', '0'))
    expect(second.code).toBe(2)
    expect(second.stderr).toMatch(/held by process \d+\. Use it at http/)
  })

  it('it stops when asked, and lets go of the directory', async () => {
    const stopped = await server.stop()
    expect(stopped.code).toBe(0)
    expect(existsSync(join(data, 'held.json'))).toBe(false)
    const asked = await runCommand(on('query', ...QUESTION))
    expect(JSON.parse(asked.stdout)).toMatchObject({ rows: [{ cases_opened_count: 7 }] })
  })
})
