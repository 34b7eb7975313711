/**
 * `npm test`: says which components the tests found, installs the one that npm can bring, and runs
 * vitest. What needs a missing component is listed as "not run"; with `CI=true` that is a failure.
 * Arguments go to vitest: `npm test -- warehouse`.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { whyNoPostgres } from '../store/testing/postgres.ts'
import { chromiumMissing } from './chromium.ts'
import { clickHouseMissing } from './clickhouse-server/engine.ts'
import { installClickHouse } from './install-clickhouse.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))

installClickHouse()
const components: readonly (readonly [name: string, missing: string | null])[] = [
  ['Chromium', chromiumMissing()],
  ['PostgreSQL', whyNoPostgres()],
  ['ClickHouse', clickHouseMissing()],
]
const listing = components
  .map(
    ([name, missing]) =>
      `  ${name.padEnd(12)}${missing === null ? 'found' : `not run. ${missing}`}\n`,
  )
  .join('')
const isSomethingMissing = components.some(([, missing]) => missing !== null)

process.stdout.write(`Components\n${listing}\n`)
const args = [vitest, 'run', ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
if (isSomethingMissing) process.stdout.write(`\nComponents\n${listing}`)
if (isSomethingMissing && process.env['CI'] === 'true') {
  process.stdout.write('\nCI=true: every component must be there.\n')
  process.exitCode = 1
}
if (status !== 0) process.exitCode = status ?? 1
