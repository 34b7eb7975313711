import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findPostgres, stopCluster } from './postgres-cluster.ts'

/**
 * Once per vitest run: a folder for the stores of its tests. The first test that needs PostgreSQL starts it
 * there (postgres.ts); at the end it is stopped and all is removed. A run that was killed is cleaned up by
 * the next one.
 */
declare module 'vitest' {
  interface ProvidedContext {
    readonly storeRun: string
  }
}

const PREFIX = 'deskmetry-test-store-'

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandoned()
  const folder = join(tmpdir(), `${PREFIX}${process.pid}`)
  mkdirSync(folder, { mode: 0o755 })
  project.provide('storeRun', folder)
  return () => remove(folder)
}

async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length)) : Number.NaN
    // Two runs may find the same folder, or one of another user: whoever cannot remove it leaves it.
    if (Number.isInteger(pid) && !isRunning(pid))
      await Promise.allSettled([remove(join(tmpdir(), name))])
  }
}

async function remove(folder: string): Promise<void> {
  const bin = findPostgres()
  if (bin !== null) await stopCluster(bin, join(folder, 'pg'))
  rmSync(folder, { recursive: true, force: true })
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
