import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommandLine } from './run-command-line.ts'
import { VERSION } from './version.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskmetry-words-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const QUESTION = ['--metrics', 'cases_opened_count', '--from', '2026-03-02', '--to', '2026-03-02']

async function run(...words: readonly string[]) {
  const printed: string[] = []
  const noted: string[] = []
  const code = await runCommandLine(words, {
    stdin: (async function* () {})(),
    print: (text) => printed.push(text),
    note: (line) => noted.push(line),
    progress: () => undefined,
  })
  return { code, stdout: printed.join('\n'), stderr: noted.join('\n') }
}

it.each([
  [['improt'], 'COMMAND_UNKNOWN', 'no command "improt"'],
  [['query', '--metric', 'a'], 'OPTION_INVALID', 'Did you mean --metrics?'],
  [['query', 'a'], 'OPTION_INVALID', 'takes no arguments'],
  [['query', '--metrics'], 'OPTION_INVALID', 'its value is missing'],
  [['query', '--from', '2026-03-01'], 'BAD_INPUT', '--metrics: it is missing. Give --metrics.'],
  [['query', ...QUESTION, '--where', 'team'], 'BAD_INPUT', '--where'],
  [['query', ...QUESTION, '--limit', 'all'], 'BAD_INPUT', '--limit'],
  [['dead-letters', 'lst'], 'OPTION_INVALID', 'no such action'],
  [['dead-letters', 'show'], 'OPTION_INVALID', 'it takes one id'],
  [['dead-letters', 'dismiss'], 'OPTION_INVALID', 'it does not say which'],
  [['dead-letters', '--state', 'closed'], 'OPTION_INVALID', '--state'],
  [['dead-letters'], 'NOT_FOUND', 'data directory'],
  [['query', ...QUESTION], 'NOT_FOUND', 'data directory'],
  [['start', '--port', 'eighty'], 'CONFIG_INVALID', 'PORT'],
  [['import'], 'OPTION_INVALID', 'no file was named'],
  [['import', 'x.csv', '--format', 'xml'], 'OPTION_INVALID', 'ndjson, csv or parquet'],
  [['query', ...QUESTION, '--limit', '-3'], 'BAD_INPUT', '"-3" is not a whole number above 0'],
  [['demo', '--cases', 'many'], 'OPTION_INVALID', '--cases'],
  [['demo', '--days', '5000'], 'BAD_INPUT', 'The demo (--days)'],
  [['demo', '--cases', '-4'], 'OPTION_INVALID', '"-4" is not a whole number above 0'],
])('%j exits with 2, says what to do, and makes nothing', async (words, code, message) => {
  const nowhere = join(folder, 'nowhere')
  const ran = await run(...words, '--json', '--data', nowhere)
  expect(ran.stderr).toContain(message)
  expect(ran.code).toBe(2)
  expect(JSON.parse(ran.stdout)).toMatchObject({ error: { code } })
  expect(existsSync(nowhere)).toBe(false)
})

it('names all that is wrong with a question at once, by its flags, without any data', async () => {
  const words = ['--metrics', 'cast_ratio', '--by', 'tema', '--tz', 'Mars', '--limit', 'all']
  const ran = await run('query', ...words, '--param', 'T', '--json')
  const { error } = JSON.parse(ran.stdout) as {
    error: { problems: readonly { readonly path: string }[] }
  }
  const paths = error.problems.map(({ path }) => path).toSorted()
  expect(paths).toEqual(['--by', '--from', '--limit', '--metrics', '--param', '--to', '--tz'])
})

it('lists the metrics, and tells one whole', async () => {
  const all = await run('metrics')
  expect([all.code, all.stdout]).toMatchObject([0, expect.stringContaining('csat_ratio')])
  const some = await run('metrics', 'csat', '--json')
  const { metrics } = JSON.parse(some.stdout) as { metrics: readonly { readonly id: string }[] }
  expect(metrics.map(({ id }) => id)).toContain('csat_ratio')
  expect(metrics.every(({ id }) => id.startsWith('csat'))).toBe(true)
  expect((await run('metrics', 'csat_ratio')).stdout).toMatch(/^csat_ratio: .*\n\nformula/)
})

it('previews a file in words, nothing that is empty, and makes nothing', async () => {
  const file = join(folder, 'preview.ndjson')
  const sound = {
    event_id: 'a',
    type: 'case.opened',
    occurred_at: '2026-03-02T11:00:00+08:00',
    case_id: '1',
    data: { opened_by: 'customer' },
  }
  writeFileSync(file, `${JSON.stringify(sound)}\n{"event_id":"b"}\n`)
  const nowhere = join(folder, 'nowhere')
  const ran = await run('import', file, '--dry-run', '--source', 'shop', '--data', nowhere)
  expect(ran.stdout).toContain('preview.ndjson line 1: case.opened at 2026-03-02T03:00:00.000Z')
  expect(ran.stdout).toContain('case_id shop:1')
  expect(ran.stdout).toContain('preview.ndjson line 2: rejected\n  type: it is missing')
  expect(ran.stdout).not.toContain('null')
  expect(existsSync(nowhere)).toBe(false)
})

it.each(['--version', '-v', 'version'])('%s says which version this is', async (word) => {
  expect(await run(word)).toMatchObject({ code: 0, stdout: VERSION })
})

it('says what it can do', async () => {
  expect((await run()).stdout).toContain('doctor')
  const help = await run('query', '--help')
  expect([help.code, help.stdout]).toMatchObject([0, expect.stringContaining('--metrics a,b')])
})
