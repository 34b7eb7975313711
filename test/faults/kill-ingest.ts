import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../domain/public.ts'
import { eventLines } from './event-lines.ts'
import { runSource, type SourceProcess } from './source-process.ts'
import { storedIds } from './stored-ids.ts'

export interface IngestFault {
  readonly acknowledged: number
  /** Acknowledged and not stored: must be none. */
  readonly lost: readonly string[]
  readonly stored: number
  readonly distinct: number
}

const BATCH = 100
const SENDERS = 4

/** Sends events over HTTP without pause, kills the process at random moments, and looks for what was told. */
export async function killIngest(
  folder: string,
  { rounds, random }: { rounds: number; random: Random },
): Promise<IngestFault> {
  const data = join(folder, 'data')
  mkdirSync(data, { recursive: true })
  const acknowledged = new Set<string>()
  for (let round = 0; round < rounds; round += 1) {
    const run = runSource('test/faults/ingest-process.ts', [data])
    const port = await portOf(run)
    const senders = Array.from({ length: SENDERS }, (_, sender) =>
      sendUntilGone(port, `r${round}s${sender}`, acknowledged),
    )
    await sleep(200 + random.next() * 2_000)
    await run.kill()
    await Promise.all(senders)
  }
  const last = runSource('test/faults/ingest-process.ts', [data])
  await portOf(last)
  last.child.stdin?.end()
  if ((await last.exited) !== 0) throw new Error(`the last start failed: ${last.stderr()}`)
  const ids = await storedIds(join(data, 'warehouse'))
  const stored = new Set(ids)
  return {
    acknowledged: acknowledged.size,
    lost: [...acknowledged].filter((id) => !stored.has(id)),
    stored: ids.length,
    distinct: stored.size,
  }
}

async function portOf(run: SourceProcess): Promise<number> {
  const { stdout } = run.child
  if (stdout === null) throw new Error('the process has no standard output')
  const told = once(stdout, 'data').then(([chunk]) => Number(String(chunk)))
  const failed = run.exited.then((code) => {
    throw new Error(`the process ended (${code}): ${run.stderr()}`)
  })
  failed.catch(() => undefined)
  return Promise.race([told, failed])
}

async function sendUntilGone(port: number, prefix: string, acknowledged: Set<string>) {
  for (let batch = 0; ; batch += 1) {
    const lines = eventLines(`${prefix}b${batch}`, BATCH)
    try {
      const response = await fetch(`http://127.0.0.1:${port}/`, {
        method: 'POST',
        body: lines.join('\n'),
      })
      const answer = (await response.json()) as { readonly accepted?: number }
      if (answer.accepted !== BATCH) throw new Error(`not accepted: ${JSON.stringify(answer)}`)
    } catch (error) {
      // Killed in the middle: nobody was told, so nothing is promised.
      if (error instanceof TypeError || error instanceof SyntaxError) return
      throw error
    }
    for (let index = 0; index < BATCH; index += 1) acknowledged.add(`${prefix}b${batch}-${index}`)
  }
}
