import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

/**
 * A throw-away PostgreSQL cluster that listens on a socket in its own folder and nowhere else.
 * PostgreSQL refuses to run as root, so there its commands run as the user `postgres`.
 */
const run = promisify(execFile)
const DEBIAN_ROOT = '/usr/lib/postgresql'
const START_TIMEOUT_SECS = 60

/** The newest installed PostgreSQL's folder of commands, or null when there is none that can run here. */
export function findPostgres(): string | null {
  const found = [...debianFolders(), ...pathFolders()].find((folder) =>
    existsSync(join(folder, 'initdb')),
  )
  return found !== undefined && (!isRoot() || hasPostgresUser()) ? found : null
}

/** Makes and starts a cluster in `folder`, which must not exist; answers how to reach its database `postgres`. */
export async function startCluster(bin: string, folder: string): Promise<string> {
  mkdirSync(folder, { mode: 0o755 })
  if (isRoot()) execFileSync('chown', ['postgres', folder])
  const data = join(folder, 'data')
  const initdb = [
    '--no-sync',
    '--auth=trust',
    '--username=postgres',
    '--encoding=UTF8',
    '--locale=C',
  ]
  // A linguistic order by default, as most servers have: the store's own columns must not depend on it.
  const collation = ['--locale-provider=icu', '--icu-locale=en-US']
  await runAsOwner(join(bin, 'initdb'), [...initdb, ...collation, '-D', data])
  const settings = [
    "-c listen_addresses=''",
    `-c unix_socket_directories='${folder}'`,
    '-c fsync=off',
    '-c max_connections=200',
  ].join(' ')
  await runAsOwner(join(bin, 'pg_ctl'), [
    'start',
    '--wait',
    `--timeout=${START_TIMEOUT_SECS}`,
    `--log=${join(folder, 'server.log')}`,
    `--options=${settings}`,
    '-D',
    data,
  ])
  return `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`
}

/** Stops the cluster in `folder`, if one runs there. */
export async function stopCluster(bin: string, folder: string): Promise<void> {
  const data = join(folder, 'data')
  if (!existsSync(join(data, 'postmaster.pid'))) return
  await runAsOwner(join(bin, 'pg_ctl'), ['stop', '--wait', '--mode=immediate', '-D', data])
}

async function runAsOwner(command: string, args: readonly string[]): Promise<void> {
  // A working directory the other user may not enter makes every command complain.
  const options = { cwd: '/' }
  if (isRoot()) await run('runuser', ['-u', 'postgres', '--', command, ...args], options)
  else await run(command, args, options)
}

function debianFolders(): readonly string[] {
  if (!existsSync(DEBIAN_ROOT)) return []
  return readdirSync(DEBIAN_ROOT)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN_ROOT, version, 'bin'))
}

function pathFolders(): readonly string[] {
  return (process.env['PATH'] ?? '').split(':').filter((folder) => folder !== '')
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

function hasPostgresUser(): boolean {
  try {
    execFileSync('id', ['postgres'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
