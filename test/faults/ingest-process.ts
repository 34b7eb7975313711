/**
 * HTTP ingest as a process of its own: the spool over a real store and warehouse, behind a bare HTTP server
 * without sign-in, so that a test may send to it and kill it. Prints its port.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { INGEST_MIGRATIONS, openSpool } from '../../ingest/public.ts'
import { migrate, openStore } from '../../store/public.ts'
import { openWarehouse, readEventKeys, readEventsByKey } from '../../warehouse/public.ts'

const data = process.argv[2] ?? ''
const clock = { now: () => Date.now() }
const store = await openStore({ file: join(data, 'deskmetry.db') })
await migrate(store, [{ room: 'ingest', migrations: INGEST_MIGRATIONS }], clock)
const warehouse = await openWarehouse({ duckdb: { dir: join(data, 'warehouse') } })
const spool = await openSpool({
  dir: join(data, 'spool'),
  warehouse,
  store,
  clock,
  stored: {
    keys: (part) => readEventKeys(warehouse, part),
    byKey: (keys) => readEventsByKey(warehouse, keys),
  },
})

const server = createServer((request, response) => {
  spool.accept({ contentType: 'application/x-ndjson', chunks: request, source: 'faults' }).then(
    (answer) => response.end(JSON.stringify(answer)),
    (error: unknown) => {
      response.statusCode = 500
      response.end(String(error))
    },
  )
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`)
})
// The parent lets go of our standard input when we may end.
process.stdin.resume()
process.stdin.once('end', () => {
  server.close()
  void spool.close().then(() => process.exit(0))
})
