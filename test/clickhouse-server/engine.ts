/** Whether a ClickHouse can be had in this checkout, and how to get one. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const FOLDER = new URL('./', import.meta.url)
const LOCK = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional() })),
})

/** The folder of the engine's own package. */
export const enginePackageDir = fileURLToPath(FOLDER)

/** A server given from outside, which then stands for the test engine. */
export function givenClickHouseUrl(): string | null {
  return process.env['CLICKHOUSE_URL'] ?? null
}

/**
 * Whether `startClickHouse` can work: the engine (543 MB, a package of its own) is installed whole,
 * in the version that the lock file names, and has a library for this platform.
 */
export function isEngineInstalled(): boolean {
  // npm writes this file last, so an install that was interrupted does not have it.
  const installed = chdbVersion('node_modules/.package-lock.json')
  return (
    installed !== null &&
    installed === chdbVersion('package-lock.json') &&
    existsSync(new URL('node_modules/@chdb', FOLDER))
  )
}

/** For `describe.skipIf`: null when ClickHouse tests can run, else the way to get them to run. */
export function clickHouseMissing(): string | null {
  if (givenClickHouseUrl() !== null || isEngineInstalled()) return null
  return 'The ClickHouse test engine is missing: `npm test` installs it when the package registry can be reached, or set CLICKHOUSE_URL'
}

function chdbVersion(lockFile: string): string | null {
  const url = new URL(lockFile, FOLDER)
  if (!existsSync(url)) return null
  const lock = LOCK.parse(JSON.parse(readFileSync(url, 'utf8')))
  return lock.packages['node_modules/chdb']?.version ?? null
}
