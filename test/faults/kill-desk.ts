import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../domain/public.ts'
import type { DeskStart } from './desk-process.ts'
import { type DeskFault, startTraffic } from './desk-traffic.ts'
import { runSource, type SourceProcess } from './source-process.ts'

export interface DeskRun {
  readonly conversations: number
  readonly agents: number
  readonly random: Random
  /** PostgreSQL; null: SQLite. */
  readonly databaseUrl: string | null
}

/** Kills the server in the middle of conversations, again and again, and looks for what it had acknowledged. */
export async function killDesk(
  folder: string,
  { rounds, roundMs, ...run }: DeskRun & { readonly rounds: number; readonly roundMs: number },
): Promise<DeskFault> {
  let server = await startDesk(folder, run)
  const { start } = server
  let { url } = start
  const traffic = startTraffic(start, {
    urlNow: () => url,
    random: run.random,
    dropRatio: 0,
    // Some hundred messages a second, however many talk: more would only wait.
    pauseMs: Math.max(300, run.conversations * 5),
  })
  try {
    for (let round = 0; round < rounds; round += 1) {
      await sleep(roundMs * (0.5 + run.random.next()))
      await server.process.kill()
      server = await startDesk(folder, { ...run, conversations: 0, agents: 0 })
      url = server.start.url
    }
    await sleep(roundMs)
    return await traffic.finish()
  } finally {
    await server.process.kill()
  }
}

/** Pulls cables at random while everybody talks; the server stays. */
export async function dropSockets(
  folder: string,
  { secs, ...run }: DeskRun & { readonly secs: number },
): Promise<DeskFault> {
  const server = await startDesk(folder, run)
  try {
    const traffic = startTraffic(server.start, {
      urlNow: () => server.start.url,
      random: run.random,
      dropRatio: 0.15,
      pauseMs: 600,
    })
    await sleep(secs * 1_000)
    return await traffic.finish()
  } finally {
    await server.process.kill()
  }
}

async function startDesk(
  folder: string,
  { conversations, agents, databaseUrl }: Omit<DeskRun, 'random'>,
): Promise<{ readonly process: SourceProcess; readonly start: DeskStart }> {
  const args = [join(folder, 'desk'), databaseUrl ?? '', String(agents), String(conversations)]
  const process = runSource('test/faults/desk-process.ts', args)
  const { stdout } = process.child
  if (stdout === null) throw new Error('the process has no standard output')
  const told = once(createInterface(stdout), 'line').then(([line]) => String(line))
  const failed = process.exited.then((code) => {
    throw new Error(`the process ended (${String(code)}): ${process.stderr()}`)
  })
  failed.catch(() => undefined)
  return { process, start: JSON.parse(await Promise.race([told, failed])) as DeskStart }
}
