/**
 * The HTTP address of a test cluster. A statement for the whole cluster is carried out on every node, in place of
 * the queue that a Keeper would hold: this ClickHouse has neither Keeper nor `ON CLUSTER` nor replicas, so the
 * table engine loses its `Replicated`. Everything else goes to the first node as it came.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ClusterDoor {
  readonly url: string
  close(): Promise<void>
}

/** Longer texts are data. */
const LONGEST_STATEMENT = 100_000

/** @param nodes their HTTP addresses; the first answers what is not for all */
export async function openClusterDoor(nodes: readonly string[]): Promise<ClusterDoor> {
  const server = createServer((asked, answer) => {
    serve(nodes, asked, answer).catch((error: unknown) => {
      answer.destroy(error instanceof Error ? error : new Error(String(error)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${String(port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function serve(
  nodes: readonly string[],
  asked: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  const [first = ''] = nodes
  // With a query in the address the body is data, which may be long.
  const isData = new URL(asked.url ?? '/', first).searchParams.has('query')
  if (isData || asked.method !== 'POST') {
    passOn(first, asked, answer)
    return
  }
  const chunks: Buffer[] = []
  for await (const chunk of asked) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const everywhere = body.length > LONGEST_STATEMENT ? null : forOneNode(body.toString())
  if (everywhere === null) {
    passOn(first, asked, answer, body)
    return
  }
  for (const node of nodes.slice(1)) {
    const response = await fetch(new URL(asked.url ?? '/', node), {
      method: 'POST',
      body: everywhere,
      headers: { connection: 'close' },
    })
    if (!response.ok) throw new Error(await response.text())
  }
  passOn(first, asked, answer, Buffer.from(everywhere))
}

/** What each node does of a statement for the cluster; null when it is for one node only. */
function forOneNode(sql: string): string | null {
  const clause = / on cluster "\w+"/
  if (!clause.test(sql)) return null
  return sql
    .replace(clause, '')
    .replace(/engine = Replicated(\w+)\('[^']*', '\{replica\}'(?:, )?/, 'engine = $1(')
}

function passOn(node: string, asked: IncomingMessage, answer: ServerResponse, body?: Buffer): void {
  const { 'content-length': _, 'transfer-encoding': __, ...headers } = asked.headers
  const length = body === undefined ? {} : { 'content-length': body.length }
  const onward = request(
    new URL(asked.url ?? '/', node),
    {
      method: asked.method,
      headers: body === undefined ? asked.headers : { ...headers, ...length },
    },
    (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(answer)
    },
  )
  onward.on('error', (error) => answer.destroy(error))
  if (body === undefined) asked.pipe(onward)
  else onward.end(body)
}
