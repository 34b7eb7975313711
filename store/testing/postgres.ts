import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'
import { findPostgres, startCluster } from './postgres-cluster.ts'

/** A PostgreSQL database of one's own: on `DATABASE_TEST_URL`, else on a cluster of this run. */
export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** Why PostgreSQL tests cannot run here, with the way to get them; null when they can. */
export function whyNoPostgres(): string | null {
  if (process.env['DATABASE_TEST_URL'] !== undefined || findPostgres() !== null) return null
  return 'PostgreSQL is missing: apt-get install postgresql, or set DATABASE_TEST_URL'
}

let count = 0

/** Creates an empty database; the first caller of a run starts the cluster. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env['DATABASE_TEST_URL'] ?? (await sharedCluster(inject('storeRun')))
  count += 1
  const name = `deskmetry_test_${process.pid}_${count}`
  await onServer(serverUrl, `create database ${name} template template0`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: () => onServer(serverUrl, `drop database if exists ${name} with (force)`),
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Test files run in processes of their own: whoever makes the folder `starting` starts, the others wait. */
async function sharedCluster(run: string): Promise<string> {
  const outcome = join(run, 'outcome.json')
  if (claim(join(run, 'starting'))) {
    const result = await start(run)
    writeFileSync(`${outcome}.new`, JSON.stringify(result))
    renameSync(`${outcome}.new`, outcome)
  }
  for (;;) {
    const result = readOutcome(outcome)
    if (result?.url !== undefined) return result.url
    if (result !== null) throw new Error(`PostgreSQL did not start: ${result.failure ?? ''}`)
    await sleep(50)
  }
}

interface StartOutcome {
  readonly url?: string
  readonly failure?: string
}

async function start(run: string): Promise<StartOutcome> {
  const bin = findPostgres()
  if (bin === null) return { failure: whyNoPostgres() ?? 'no commands found' }
  try {
    return { url: await startCluster(bin, join(run, 'pg')) }
  } catch (error) {
    return { failure: String(error) }
  }
}

function readOutcome(file: string): StartOutcome | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as StartOutcome
  } catch {
    return null
  }
}

function claim(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}
