import { openDemoAdmin, runDemo, type RunningServer, startServer } from '../../server/public.ts'
import { type Call, type Command, flagOf } from '../command.ts'
import { describeFold } from '../import/describe-import.ts'
import { endAtOnce } from '../end-at-once.ts'
import { untilAskedToStop } from '../stop-signal.ts'

/** A drain that takes longer is cut short: what was accepted is on disk and is loaded at the next start. */
const STOP_WITHIN_MS = 10_000

export const startCommand: Command = {
  name: 'start',
  summary: 'serve the product',
  usage: '[--port N] [--host ADDRESS] [--demo]',
  options: {
    port: { type: 'string', value: 'N', help: 'the port (default: PORT, else 3000)' },
    host: {
      type: 'string',
      value: 'ADDRESS',
      help: 'where to listen (default: HOST, else 127.0.0.1; 0.0.0.0 for every network)',
    },
    demo: {
      type: 'boolean',
      help: 'an invented contact centre: 90 days of history and live traffic',
    },
  },
  notes: [
    'The first start prints a link with which the first administrator is made; each start prints a new one\n' +
      'until it was used. A demo makes its own and prints a password instead. Stop with Ctrl+C.',
  ],
  examples: ['deskmetry start --data /var/lib/deskmetry --port 8080', 'deskmetry start --demo'],
  async run(call) {
    const server = await startServer(call.config)
    const stopping = untilAskedToStop()
    try {
      if (flagOf(call.options, 'demo')) await runDemoUntil(stopping, call, server)
      else greet(call, server, { setup_link: server.setupLink })
      await stopping
    } finally {
      call.terminal.note('Stopping …')
      await stopInTime(() => server.stop())
    }
    return { json: null, text: '' }
  },
}

/** A history that is still being loaded does not keep the server from stopping: the next start goes on with it. */
async function runDemoUntil(
  stopping: Promise<void>,
  call: Call,
  server: RunningServer,
): Promise<void> {
  const starting = startDemo(call, server)
  const traffic = await Promise.race([starting, stopping.then(() => null)])
  await stopping
  if (traffic !== null) await traffic.stop()
  else starting.catch(() => undefined)
}

/** The address comes first, the history while one looks. */
async function startDemo(call: Call, server: RunningServer) {
  const { terminal } = call
  greet(call, server, { demo_admin: await openDemoAdmin(server.rooms.accounts) })
  const traffic = await runDemo(server, ({ rows_read, folded }) => {
    const done = folded === null ? `${rows_read} events` : describeFold(folded)
    terminal.progress(`Loading the demo: ${done}`)
  })
  terminal.note('The demo is loaded; live traffic goes on.')
  return traffic
}

interface Welcome {
  readonly setup_link?: string | null
  readonly demo_admin?: { readonly email: string; readonly password: string } | null
}

function greet({ terminal, options }: Call, { url }: RunningServer, welcome: Welcome): void {
  const { setup_link = null, demo_admin = null } = welcome
  if (flagOf(options, 'json')) {
    terminal.print(JSON.stringify({ url, setup_link, demo_admin }))
    return
  }
  const lines = ['', `Deskmetry is at ${url}`]
  if (setup_link !== null) {
    lines.push('', 'Make the first administrator here (the link works once):', `  ${setup_link}`)
  }
  if (demo_admin !== null) {
    lines.push('', 'Sign in to the demo with', `  ${demo_admin.email}`, `  ${demo_admin.password}`)
  }
  terminal.print([...lines, ''].join('\n'))
}

async function stopInTime(stop: () => Promise<void>): Promise<void> {
  const limit = setTimeout(endAtOnce, STOP_WITHIN_MS)
  await stop()
  clearTimeout(limit)
}
