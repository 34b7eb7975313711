import { existsSync, statSync } from 'node:fs'
import { dashboardDir } from '../../bundle/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { dataDirAt, doctorOperation } from '../../server/public.ts'
import type { Call, Command } from '../command.ts'
import {
  checkDashboard,
  checkDisk,
  checkFonts,
  checkNode,
  checkZones,
} from '../doctor/check-machine.ts'
import { checkRooms } from '../doctor/check-rooms.ts'
import { type Finding, failed, ok, warning } from '../doctor/finding.ts'
import { findServer, perform } from '../perform.ts'

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'say whether everything is well, and what to do when it is not',
  usage: '',
  options: {},
  notes: ['Exit code 1 when something failed; warnings leave it at 0.'],
  async run(call) {
    const { path } = dataDirAt(call.config.dataDir)
    const findings = [
      checkNode(),
      checkZones(),
      checkFonts(),
      checkDashboard(dashboardDir(import.meta.url)),
      await checkDisk(path),
      ...(await checkData(call, path)),
    ]
    const hasFailed = findings.some(({ state }) => state === 'failed')
    return { json: { findings }, text: describe(findings), exitCode: hasFailed ? 1 : 0 }
  },
}

async function checkData(call: Call, path: string): Promise<readonly Finding[]> {
  if (!existsSync(path)) {
    const fix = 'deskmetry start makes it; or name another one with --data.'
    return [warning('data directory', `${path} does not exist`, fix)]
  }
  const server = findServer(call)
  const held =
    server === null ? 'no server runs on it' : `served at ${server.url} by process ${server.pid}`
  return [checkRights(path, held), ...(await checkOpened(call))]
}

function checkRights(path: string, held: string): Finding {
  const isPrivate = (statSync(path).mode & 0o077) === 0
  return isPrivate
    ? ok('data directory', `${path}, ${held}`)
    : warning('data directory', `other users of this machine can read ${path}`, `chmod 700 ${path}`)
}

/** An engine that does not open says itself what to do. */
async function checkOpened(call: Call): Promise<readonly Finding[]> {
  try {
    return checkRooms(await perform(call, doctorOperation, null))
  } catch (error) {
    if (!(error instanceof DeskmetryError)) throw error
    return [failed('engines', error.message, `See ${error.code} in docs/errors.md.`)]
  }
}

const MARKS = { ok: '✓', warning: '!', failed: '✗' } as const

function describe(findings: readonly Finding[]): string {
  return findings
    .flatMap(({ about, state, text, fix }) => [
      `${MARKS[state]} ${about}: ${text}`,
      ...(fix === null ? [] : [`    ${fix}`]),
    ])
    .join('\n')
}
