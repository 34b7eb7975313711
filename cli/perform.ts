import { existsSync } from 'node:fs'
import { DeskmetryError } from '../domain/public.ts'
import {
  createDataDir,
  dataDirAt,
  holdDataDir,
  type Operation,
  openRooms,
  readHold,
  readInput,
  systemClock,
} from '../server/public.ts'
import { askServer, type Server } from './ask-server.ts'
import type { Call } from './command.ts'

export interface Performance<Progress> {
  readonly onProgress?: (progress: Progress) => void
  /** The command only reads: a directory that is not there is a mistake, not a new installation. */
  readonly mustExist?: boolean
}

/** The server that holds the call's data directory, if there is one. */
export function findServer(call: Call): Server | null {
  const dataDir = dataDirAt(call.config.dataDir)
  const holder = existsSync(dataDir.path) ? readHold(dataDir) : null
  if (holder?.url == null || holder.token === null) return null
  return { pid: holder.pid, url: holder.url, token: holder.token }
}

/**
 * Does an operation: in the server that holds the data directory when there is one, else here, holding the
 * directory meanwhile.
 * @throws RefusedInput when the operation does not take such an input; DATA_DIR_HELD when a command without an API has it, and what the operation throws
 */
export async function perform<Input, Progress, Result>(
  call: Call,
  operation: Operation<Input, Progress, Result>,
  input: Input,
  { onProgress = () => undefined, mustExist = false }: Performance<Progress> = {},
): Promise<Result> {
  readInput(operation, input)
  const planned = dataDirAt(call.config.dataDir)
  if (mustExist && !existsSync(planned.path)) {
    throw new DeskmetryError('NOT_FOUND', {
      what: `The data directory ${planned.path}`,
      fix: 'Name the right one with --data, or fill it first with deskmetry import or start.',
    })
  }
  const server = findServer(call)
  if (server !== null) {
    return (await askServer(server, operation.name, input, (progress) => {
      onProgress(progress as Progress)
    })) as Result
  }
  const dataDir = createDataDir(call.config.dataDir)
  const held = holdDataDir(dataDir, operation.name)
  try {
    const rooms = await openRooms(call.config, dataDir, systemClock)
    try {
      return await operation.run(rooms, input, onProgress)
    } finally {
      await rooms.close()
    }
  } finally {
    held.release()
  }
}
