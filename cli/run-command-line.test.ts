import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommandLine } from './run-command-line.ts'

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
  [['query', '--from', '2026-03-01'], 'OPTION_INVALID', '--metrics: it is missing'],
  [['query', ...QUESTION, '--where', 'team'], 'OPTION_INVALID', '--where'],
  [['query', ...QUESTION, '--limit', 'all'], 'OPTION_INVALID', '--limit'],
  [['query', ...QUESTION], 'NOT_FOUND', 'data directory'],
  [['start', '--port', 'eighty'], 'CONFIG_INVALID', 'PORT'],
  [['import'], 'OPTION_INVALID', 'no file was named'],
  [['import', 'x.csv', '--format', 'xml'], 'OPTION_INVALID', 'ndjson, csv or parquet'],
  [['query', ...QUESTION, '--limit', '-3'], 'OPTION_INVALID', '"-3" is not a whole number above 0'],
  [['demo', '--cases', 'many'], 'OPTION_INVALID', '--cases'],
  [['demo', '--cases', '-4'], 'OPTION_INVALID', '"-4" is not a whole number above 0'],
])('%j exits with 2, says what to do, and makes nothing', async (words, code, message) => {
  const nowhere = join(folder, 'nowhere')
  const ran = await run(...words, '--json', '--data', nowhere)
  expect(ran.stderr).toContain(message)
  expect(ran.code).toBe(2)
  expect(JSON.parse(ran.stdout)).toMatchObject({ error: { code } })
  expect(existsSync(nowhere)).toBe(false)
})

it('says what it can do', async () => {
  expect((await run()).stdout).toContain('doctor')
  const help = await run('query', '--help')
  expect([help.code, help.stdout]).toMatchObject([0, expect.stringContaining('--metrics a,b')])
})
