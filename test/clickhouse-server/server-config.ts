/** The configuration file of one test server, as ClickHouse reads it. */

/** A cluster of shards without replicas, all on loopback. */
export interface TestCluster {
  readonly name: string
  /** The native port of each shard's one replica. */
  readonly shardPorts: readonly number[]
}

/**
 * @param maxMemoryBytes what the server may take; several of them share a test machine
 * @param cluster written as `remote_servers`, so that `Distributed('<name>', …)` works
 */
export function serverConfigXml(maxMemoryBytes: number, cluster?: TestCluster): string {
  return `<clickhouse>
  <max_server_memory_usage>${maxMemoryBytes}</max_server_memory_usage>
  <listen_host>127.0.0.1</listen_host>
${cluster === undefined ? '' : remoteServersXml(cluster)}</clickhouse>
`
}

function remoteServersXml({ name, shardPorts }: TestCluster): string {
  const shards = shardPorts.map(
    (port) => `      <shard>
        <internal_replication>true</internal_replication>
        <replica><host>127.0.0.1</host><port>${port}</port></replica>
      </shard>
`,
  )
  return `  <remote_servers>
    <${name}>
${shards.join('')}    </${name}>
  </remote_servers>
`
}
