import { startServer } from '../../server/public.ts'
import type { Command } from '../command.ts'
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
  },
  notes: [
    'The first start prints a link with which the first administrator is made; each start prints a new one',
    'until it was used. Stop with Ctrl+C.',
  ],
  examples: ['deskmetry start --data /var/lib/deskmetry --port 8080'],
  async run({ config, terminal, options }) {
    const server = await startServer(config)
    const { url, setupLink } = server
    const isJson = options['json'] === true
    if (isJson) terminal.print(JSON.stringify({ url, setup_link: setupLink }))
    else terminal.print(greeting(url, setupLink))
    await untilAskedToStop()
    terminal.note('Stopping …')
    return { json: {}, text: '', exitCode: await stopInTime(() => server.stop()) }
  },
}

function greeting(url: string, setupLink: string | null): string {
  const first =
    setupLink === null
      ? []
      : ['', 'Make the first administrator here (the link works once):', `  ${setupLink}`]
  return ['', `Deskmetry is at ${url}`, ...first, ''].join('\n')
}

async function stopInTime(stop: () => Promise<void>): Promise<number> {
  const limit = setTimeout(() => process.exit(1), STOP_WITHIN_MS)
  await stop()
  clearTimeout(limit)
  return 0
}
