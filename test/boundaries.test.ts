/** Every boundary rule fires: a house in miniature where each room does one forbidden thing. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'

const repository = fileURLToPath(new URL('..', import.meta.url))
const REPORT = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})

/** What a file imports, and the rules that this breaks, by name. */
const CASES: readonly (readonly [file: string, imports: string, ...rules: string[]])[] = [
  ['store/good.ts', '../domain/public.ts'],
  ['charts/good.ts', '../domain/contract/public.ts'],
  ['accounts/good.test.ts', '../store/testing/database.ts'],
  ['workforce/service/good.ts', '../../store/public.ts'],
  ['store/engines/good.ts', 'pg'],
  ['server/good.ts', '../demo/public.ts'],
  ['store/past-the-door.ts', '../domain/inside.ts', 'through-public'],
  ['domain/looking-up.ts', '../store/public.ts', 'boundary-domain'],
  ['demo/looking-aside.ts', '../warehouse/public.ts', 'boundary-demo'],
  ['dashboard/too-deep.ts', '../domain/public.ts', 'boundary-dashboard'],
  ['workforce/impure.ts', '../store/public.ts', 'boundary-workforce'],
  [
    'workforce/service/backwards.ts',
    '../../server/public.ts',
    'boundary-workforce-service',
    'server-only-from-cli',
  ],
  ['reports/backwards.ts', '../server/public.ts', 'boundary-reports', 'server-only-from-cli'],
  ['accounts/untested.ts', '../store/testing/database.ts', 'testing-is-for-tests'],
  ['widget/heavy.ts', '../domain/contract/public.ts', 'widget-types-only'],
  ['charts/about.ts', './round.ts', 'no-cycles'],
  ['domain/impure.ts', 'node:fs', 'domain-is-pure'],
  ['charts/impure.ts', 'node:fs', 'charts-and-dashboard-run-in-a-browser'],
  ['warehouse/driver.ts', '@duckdb/node-api', 'analytics-drivers-stay-in-their-engine'],
  ['accounts/driver.ts', 'pg', 'oltp-drivers-stay-in-their-engine'],
  ['ingest/astray.ts', './nowhere.ts', 'resolvable'],
  ['ingest/tester.ts', 'vitest', 'no-dev-dependency-at-run-time'],
]
const DOORS = ['domain', 'domain/contract', 'store', 'warehouse', 'server', 'demo']

let house: string
let broken: ReadonlyMap<string, readonly string[]>

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'deskmetry-house-'))
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
    cpSync(join(repository, file), join(house, file))
  }
  for (const name of ['pg', 'vitest', '@duckdb/node-api']) {
    const at = join('node_modules', name, 'package.json')
    write(at, JSON.stringify({ name, version: '1.0.0', main: 'main.js' }))
    write(join('node_modules', name, 'main.js'), '')
  }
  for (const room of DOORS) write(`${room}/public.ts`, 'export const x = 1\n')
  write('domain/inside.ts', 'export const x = 1\n')
  write('store/testing/database.ts', 'export const x = 1\n')
  write('charts/round.ts', `export * from './about.ts'\n`)
  for (const [file, imports] of CASES) write(file, `import { x } from '${imports}'\nexport { x }\n`)
  broken = brokenRules()
})
afterAll(() => rmSync(house, { recursive: true, force: true }))

it.each(CASES)('%s importing %s', (file, _imports, ...rules) => {
  expect(broken.get(file) ?? []).toEqual(rules)
})

function write(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true })
  writeFileSync(join(house, file), text)
}

function brokenRules(): ReadonlyMap<string, readonly string[]> {
  const script = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const { stdout } = spawnSync(process.execPath, [script, '.', '--output-type', 'json'], {
    cwd: house,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  const { violations } = REPORT.parse(JSON.parse(stdout)).summary
  const byFile = new Map<string, string[]>()
  for (const { from, rule } of violations) {
    byFile.set(from, [...(byFile.get(from) ?? []), rule.name].sort())
  }
  return byFile
}
