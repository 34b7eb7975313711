import { spawnSync } from 'node:child_process'
import {
  enginePackageDir,
  givenClickHouseUrl,
  isEngineInstalled,
} from './clickhouse-server/engine.ts'

/**
 * Installs the ClickHouse test engine when it is missing. A failure (no network) is no error here:
 * the caller sees that the engine is still missing.
 */
export function installClickHouse(): void {
  if (givenClickHouseUrl() !== null || isEngineInstalled()) return
  process.stdout.write('Installing the ClickHouse test engine (543 MB, once) …\n')
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=1']
  spawnSync('npm', args, { cwd: enginePackageDir, stdio: ['ignore', 'inherit', 'inherit'] })
}
