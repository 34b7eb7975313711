import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { startClickHouse } from './start-clickhouse.ts'
import type { RunningClickHouse } from './start-clickhouse.ts'

export interface RunningCluster {
  /** The name to put into `Distributed('<name>', …)`. */
  readonly name: string
  readonly nodes: readonly RunningClickHouse[]
  stop(): Promise<void>
}

/**
 * Starts several servers that know each other as the shards of one cluster. Sharded `Distributed`
 * tables work; `ON CLUSTER`, replication and Keeper do not exist here and need a real cluster.
 */
export async function startClickHouseCluster(
  shards: number,
  name = 'deskmetry',
): Promise<RunningCluster> {
  const shardPorts = await freePorts(shards)
  const cluster = { name, shardPorts }
  const nodes = await Promise.all(
    shardPorts.map((tcpPort) =>
      startClickHouse({ tcpPort, cluster, maxMemoryBytes: 2_000_000_000 }),
    ),
  )
  return {
    name,
    nodes,
    // Killed, not stopped: nodes wait 5 s for each other's pooled connections, and nothing is kept.
    async stop() {
      await Promise.all(nodes.map((node) => node.kill9()))
      for (const { dataDir } of nodes) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** All are held until the last is known, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.once('error', reject)
          server.listen(0, '127.0.0.1', () => {
            const address = server.address()
            if (address === null || typeof address === 'string') reject(new Error('no port'))
            else resolve(address.port)
          })
        }),
    ),
  )
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}
