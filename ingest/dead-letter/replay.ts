import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CanonicalEvent, Problem } from '../../domain/public.ts'
import { toDiskFull } from '../disk-full.ts'
import type { IngestRoom } from '../import/ingest-room.ts'
import {
  type DeadLetter,
  getDeadLetter,
  listDeadLetters,
  mendDeadLetter,
  settleDeadLetters,
  type DeadLetterFilter,
} from '../store/dead-letter-rows.ts'
import { conflictProblem } from './dead-letter.ts'
import { judgeText } from './judge-text.ts'

export interface ReplaySummary {
  readonly replayed: number
  /** Of them, events that were in already. */
  readonly duplicates: number
  /** Still refused, with what is wrong now. */
  readonly refused: readonly { readonly id: string; readonly problems: readonly Problem[] }[]
}

const BATCH = 5_000

/**
 * Replaces the text of an open dead letter by what its author now sends, judged at once.
 * @returns the dead letter, with no problems when it can be replayed
 * @throws DeskmetryError NOT_FOUND, DEAD_LETTER_SETTLED
 */
export async function mend(room: IngestRoom, id: string, text: string): Promise<DeadLetter> {
  const letter = await getDeadLetter(room.store, id)
  const judged = judgeText(text, letter.source)
  return mendDeadLetter(room.store, id, { text, problems: judged.ok ? [] : judged.problems })
}

/**
 * Sends open dead letters again. What is accepted, or in already, is settled; the others stay open with what is
 * wrong with them now. Doing it twice, or after a crash in the middle, changes nothing more.
 */
export async function replay(
  room: IngestRoom,
  filter: Omit<DeadLetterFilter, 'state'> & { readonly ids?: readonly string[] },
): Promise<ReplaySummary> {
  let replayed = 0
  let duplicates = 0
  const refused: ReplaySummary['refused'][number][] = []
  for await (const letters of openLetters(room, filter)) {
    const outcome = await replayBatch(room, letters)
    replayed += outcome.replayed
    duplicates += outcome.duplicates
    refused.push(...outcome.refused)
  }
  if (replayed > 0) await room.warehouse.refresh()
  return { replayed, duplicates, refused }
}

async function* openLetters(
  room: IngestRoom,
  filter: Parameters<typeof replay>[1],
): AsyncGenerator<readonly DeadLetter[]> {
  if (filter.ids) {
    const letters = []
    for (const id of filter.ids) letters.push(await getDeadLetter(room.store, id))
    yield letters.filter(({ state }) => state === 'open')
    return
  }
  let after: DeadLetter | undefined
  for (;;) {
    const page = { ...filter, state: 'open', limit: BATCH, after } as const
    const letters = await listDeadLetters(room.store, page)
    if (letters.length === 0) return
    yield letters
    after = letters.at(-1)
  }
}

async function replayBatch(
  room: IngestRoom,
  letters: readonly DeadLetter[],
): Promise<ReplaySummary> {
  const refused: ReplaySummary['refused'][number][] = []
  const sound: { readonly letter: DeadLetter; readonly event: CanonicalEvent }[] = []
  for (const letter of letters) {
    const judged = letter.truncated ? TOO_LONG : judgeText(letter.text, letter.source)
    if (judged.ok) sound.push({ letter, event: judged.event })
    else refused.push({ id: letter.id, problems: judged.problems })
  }
  const result = await load(
    room,
    sound.map(({ event }) => event),
  )
  const conflicting = new Set(result.conflicts.map(({ line }) => line - 1))
  const settled = sound.filter((_, index) => !conflicting.has(index))
  for (const index of conflicting) {
    const conflict = sound[index]
    if (!conflict) continue
    refused.push({ id: conflict.letter.id, problems: [conflictProblem(conflict.event.event_id)] })
  }
  await keepReasons(room, letters, refused)
  const ids = settled.map(({ letter }) => letter.id)
  await settleDeadLetters(room.store, ids, { state: 'replayed', clock: room.clock })
  return { replayed: settled.length, duplicates: result.duplicates, refused }
}

async function load(room: IngestRoom, events: readonly CanonicalEvent[]) {
  if (events.length === 0) return { duplicates: 0, conflicts: [] }
  await mkdir(room.tempDir, { recursive: true })
  const folder = await mkdtemp(join(room.tempDir, 'replay-'))
  try {
    const path = join(folder, 'events.ndjson')
    await writeFile(path, events.map((event) => `${JSON.stringify(event)}\n`).join(''))
    return await room.warehouse.load({ path, receivedAt: room.clock.now() })
  } catch (error) {
    throw toDiskFull(error, room.tempDir)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A mended record may be wrong in another way than it was. */
async function keepReasons(
  room: IngestRoom,
  letters: readonly DeadLetter[],
  refused: ReplaySummary['refused'],
): Promise<void> {
  const byId = new Map(letters.map((letter) => [letter.id, letter]))
  for (const { id, problems } of refused) {
    const letter = byId.get(id)
    if (!letter || letter.truncated || letter.problems[0]?.reason === problems[0]?.reason) continue
    await mendDeadLetter(room.store, id, { text: letter.text, problems })
  }
}

const TOO_LONG = {
  ok: false,
  problems: [
    {
      code: 'RECORD_INCOMPLETE',
      path: 'record',
      reason: 'only the beginning of the record was kept',
      fix: 'Mend it by giving the whole event, or import its file again.',
    },
  ],
} as const
