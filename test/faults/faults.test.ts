import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createTestDatabase, whyNoPostgres } from '../../store/testing/postgres.ts'
import { dropSockets, killDesk } from './kill-desk.ts'
import { killImports } from './kill-import.ts'
import { killIngest } from './kill-ingest.ts'
import { seededRandom } from './seeded-random.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'deskmetry-faults-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

it('loses and doubles nothing when imports are killed (three rounds; thirty in test:faults)', async () => {
  const random = seededRandom(1)
  const fault = await killImports(folder(), { rounds: 3, events: 20_000, random })
  expect(fault.killed).toBeGreaterThan(0)
  expect([fault.stored, fault.distinct]).toEqual([20_000, 20_000])
}, 180_000)

it('stores every acknowledged event once when HTTP ingest is killed', async () => {
  const fault = await killIngest(folder(), { rounds: 3, random: seededRandom(2) })
  expect(fault.acknowledged).toBeGreaterThan(0)
  expect(fault.lost).toEqual([])
  expect(fault.stored).toBe(fault.distinct)
}, 180_000)

it('keeps every acknowledged message once and in order while cables are pulled (5 min in test:faults)', async () => {
  const random = seededRandom(3)
  const run = { conversations: 12, agents: 3, random, databaseUrl: null, secs: 8 }
  const fault = await dropSockets(folder(), run)
  expect(fault.acknowledged).toBeGreaterThan(50)
  expect(fault.reconnects).toBeGreaterThan(10)
  expect([fault.wrong, fault.differing]).toEqual([[], []])
}, 180_000)

it('keeps every acknowledged message once and in order when the desk is killed (500 in test:faults)', async () => {
  const random = seededRandom(4)
  const run = { conversations: 30, agents: 3, random, databaseUrl: null, rounds: 2, roundMs: 2_000 }
  const fault = await killDesk(folder(), run)
  expect(fault.acknowledged).toBeGreaterThan(50)
  expect([fault.wrong, fault.differing]).toEqual([[], []])
}, 180_000)

it.skipIf(whyNoPostgres() !== null)(
  'the same on PostgreSQL',
  async () => {
    const database = await createTestDatabase()
    onTestFinished(() => database.drop())
    const random = seededRandom(5)
    const { url: databaseUrl } = database
    const run = { conversations: 30, agents: 3, random, databaseUrl, rounds: 2, roundMs: 2_000 }
    const fault = await killDesk(folder(), run)
    expect(fault.acknowledged).toBeGreaterThan(50)
    expect([fault.wrong, fault.differing]).toEqual([[], []])
  },
  180_000,
)
