import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { importFiles } from '../import/import-files.ts'
import { getDeadLetter, listDeadLetters } from '../store/dead-letter-rows.ts'
import { bytesOf, openTestRoom, type TestRoom } from '../testing/ingest-room.ts'
import { mend, replay } from './replay.ts'

const event = (id: number, more: object = {}) => ({
  event_id: `e${id}`,
  type: 'case.opened',
  occurred_at: '2026-01-05T09:00:00Z',
  case_id: `c${id}`,
  ...more,
})

/** A room whose dead letters are these lines of a file. */
async function roomWith(...lines: readonly string[]): Promise<TestRoom> {
  const room = await openTestRoom()
  const path = join(room.folder, 'events.ndjson')
  writeFileSync(path, lines.join('\n'))
  await importFiles({ files: [path], stdin: bytesOf() }, room)
  return room
}

const NO_TIME = JSON.stringify(event(1, { occurred_at: 'yesterday' }))

it('takes a mended record, once, however often it is replayed', async () => {
  const room = await roomWith(NO_TIME)
  const [letter] = await listDeadLetters(room.store, { limit: 10 })
  const id = letter?.id ?? ''
  expect((await mend(room, id, JSON.stringify(event(1)))).problems).toEqual([])
  expect(await replay(room, { ids: [id] })).toMatchObject({ replayed: 1, duplicates: 0 })
  expect(await replay(room, { ids: [id] })).toMatchObject({ replayed: 0 })
  expect(await replay(room, {})).toMatchObject({ replayed: 0 })
  expect(room.warehouse.events.size).toBe(1)
  expect(await getDeadLetter(room.store, id)).toMatchObject({ state: 'replayed' })
})

it('keeps a record open that is still wrong, with what is wrong now', async () => {
  const room = await roomWith(NO_TIME)
  const [letter] = await listDeadLetters(room.store, { limit: 10 })
  const id = letter?.id ?? ''
  const mended = await mend(room, id, JSON.stringify(event(1, { type: 'case.opend' })))
  expect(mended.problems[0]?.path).toBe('type')
  const summary = await replay(room, {})
  expect(summary).toMatchObject({ replayed: 0, refused: [{ id, problems: [{ path: 'type' }] }] })
  expect(await getDeadLetter(room.store, id)).toMatchObject({ state: 'open' })
})

it('settles a record that came in by another way as a duplicate', async () => {
  const room = await roomWith(
    JSON.stringify(event(1)),
    JSON.stringify(event(1, { channel: 'chat' })),
  )
  const [letter] = await listDeadLetters(room.store, { limit: 10 })
  await mend(room, letter?.id ?? '', JSON.stringify(event(1)))
  expect(await replay(room, {})).toMatchObject({ replayed: 1, duplicates: 1 })
})

it('keeps a conflict open until it has an id of its own', async () => {
  const room = await roomWith(
    JSON.stringify(event(1)),
    JSON.stringify(event(1, { channel: 'chat' })),
  )
  const outcome = await replay(room, {})
  expect(outcome).toMatchObject({
    replayed: 0,
    refused: [{ problems: [{ code: 'EVENT_CONFLICT' }] }],
  })
  const id = outcome.refused[0]?.id ?? ''
  await mend(room, id, JSON.stringify(event(2, { channel: 'chat' })))
  expect(await replay(room, { ids: [id] })).toMatchObject({ replayed: 1 })
  expect(room.warehouse.events.size).toBe(2)
})

it('does not replay the beginning of a record that was too long to keep', async () => {
  const room = await roomWith('x'.repeat(70_000))
  expect(await replay(room, {})).toMatchObject({
    replayed: 0,
    refused: [{ problems: [{ code: 'RECORD_INCOMPLETE' }] }],
  })
})

it('changes nothing that is settled', async () => {
  const room = await roomWith(JSON.stringify(event(1)), NO_TIME.replace('e1', 'e2'))
  const [letter] = await listDeadLetters(room.store, { limit: 10 })
  const id = letter?.id ?? ''
  await mend(room, id, JSON.stringify(event(2)))
  await replay(room, {})
  await expect(mend(room, id, '{}')).rejects.toMatchObject({ code: 'DEAD_LETTER_SETTLED' })
  await expect(mend(room, 'none', '{}')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
