import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { openClusterDoor } from './cluster-door.ts'
import { startClickHouse } from './start-clickhouse.ts'
import type { RunningClickHouse } from './start-clickhouse.ts'

export interface RunningCluster {
  /** The name to put into `Distributed('<name>', …)`. */
  readonly name: string
  readonly nodes: readonly RunningClickHouse[]
  /** Where the product talks to it: the first node, with `on cluster` done on all; see `cluster-door.ts`. */
  readonly url: string
  stop(): Promise<void>
}

/**
 * Starts several servers that know each other as the shards of one cluster. Sharded `Distributed` tables
 * work; `ON CLUSTER` only through `url`; replication and Keeper do not exist here and need a real cluster.
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
  const door = await openClusterDoor(nodes.map(({ url }) => url))
  return {
    name,
    nodes,
    url: door.url,
    // Killed, not stopped: nodes wait 5 s for each other's pooled connections, and nothing is kept.
    async stop() {
      await door.close()
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
