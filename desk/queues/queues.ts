import { CALENDARS, listDocuments, listTeams, skillsAsTypedFirst } from '../../accounts/public.ts'
import {
  DEFAULT_QUEUE_ID,
  type DeskQueue,
  type DeskSetting,
  type Language,
  type QueueInput,
  queueInput,
} from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import type { Desk } from '../desk.ts'
import { postDeskEvent } from '../outbox/post-desk-event.ts'
import { settingKind } from '../settings/setting-kind.ts'
import { deleteSetting, listSettings, orderSettings, putSetting } from '../settings/settings.ts'
import { tablesOf } from '../store/tables.ts'

/** Queues as they are kept: first match wins, in the order of their positions. */
const QUEUES = settingKind({ name: 'queue', title: 'queue', schema: queueInput })

/**
 * All queues in their order of matching. After all of them, whenever they were made, comes one that takes every case
 * nobody else asked for; saved under its id, it is as it was saved.
 */
export async function listQueues(desk: Pick<Desk, 'store'>): Promise<readonly DeskQueue[]> {
  const saved = (await listSettings(desk, QUEUES)).map(queueOf)
  const queues = saved.filter(({ id }) => id !== DEFAULT_QUEUE_ID)
  const last = saved.find(({ id }) => id === DEFAULT_QUEUE_ID)
  const position = (saved.at(-1)?.position ?? -1) + 1
  const unsaved = { id: DEFAULT_QUEUE_ID, ...queueInput.parse({ name: UNNAMED.en }) }
  return [...queues, { ...(last ?? unsaved), position }]
}

/** What the last queue is called as long as nobody has named it. */
const UNNAMED: Readonly<Record<Language, string>> = { en: 'Everyone', 'zh-CN': '所有客服' }

/** A queue as somebody reads it: the one that nobody has named is called so in their language. */
export function queueIn(language: Language, queue: DeskQueue): DeskQueue {
  if (queue.id !== DEFAULT_QUEUE_ID || queue.name !== UNNAMED.en) return queue
  return { ...queue, name: UNNAMED[language] }
}

/**
 * Makes a queue, or replaces the one with this id, and tells the facts its name and team.
 * @throws NOT_FOUND for its team, calendar or overflow queue; BAD_INPUT when overflowing would go round in a circle
 */
export async function saveQueue(
  desk: Desk,
  { id, input, by }: { readonly id?: string; readonly input: QueueInput; readonly by: string },
): Promise<DeskQueue> {
  await refuseUnknown(desk, input)
  return desk.store.transaction(async (store) => {
    const inner = { ...desk, store }
    const before = await listQueues(inner)
    refuseOverflow(before, id, input)
    const saved = await putSetting(inner, QUEUES, {
      body: { ...input, skills: await skillsAsTypedFirst(inner, input.skills) },
      by,
      ...(id !== undefined && { id }),
    })
    const old = before.find((queue) => queue.id === saved.id)
    if (old?.name !== input.name || old.team_id !== input.team_id) {
      const { name, team_id } = input
      await postDeskEvent(inner, {
        type: 'queue.updated',
        queue_id: saved.id,
        data: { name, ...(team_id !== null && { team_id }) },
      })
    }
    return queueOf(saved)
  })
}

/**
 * A queue in which somebody waits stays; make it inactive, and delete it when it is empty.
 * @throws NOT_FOUND, QUEUE_NOT_EMPTY, BAD_INPUT when another overflows into it
 */
export async function deleteQueue(desk: Desk, id: string): Promise<void> {
  await desk.store.transaction(async (store) => {
    const inner = { ...desk, store }
    const user = (await listQueues(inner)).find((queue) => queue.overflow_queue_id === id)
    if (user !== undefined) {
      throw new DeskmetryError('BAD_INPUT', {
        what: 'Deleting this queue',
        reason: `${user.name} overflows into it`,
        fix: 'Give that queue another overflow queue first.',
      })
    }
    const { count } = await tablesOf(store)
      .selectFrom('desk_cases')
      .select((by) => by.fn.countAll<number>().as('count'))
      .where('queue_id', '=', id)
      .where('queued_at', 'is not', null)
      .executeTakeFirstOrThrow()
    if (count > 0) throw new DeskmetryError('QUEUE_NOT_EMPTY', { count })
    await deleteSetting(inner, QUEUES, id)
  })
}

export async function orderQueues(desk: Desk, ids: readonly string[]): Promise<void> {
  await orderSettings(desk, QUEUES, ids)
}

function queueOf({ id, position, body }: DeskSetting<QueueInput>): DeskQueue {
  return { id, position, ...body }
}

async function refuseUnknown(desk: Desk, input: QueueInput): Promise<void> {
  const { team_id, calendar_id } = input
  const teams = await listTeams(desk.accounts)
  if (team_id !== null && teams.every((team) => team.id !== team_id)) {
    const fix = 'Save the team first.'
    throw unsound(
      'NOT_FOUND',
      { what: `Team ${team_id}`, fix },
      {
        path: 'team_id',
        reason: 'this team does not exist',
      },
    )
  }
  const calendars = await listDocuments(desk.accounts, CALENDARS)
  if (calendar_id === null) return
  if (calendars.some(({ document }) => document.calendar_id === calendar_id)) return
  const fix = 'Save the calendar first, or leave the queue on the default one.'
  throw unsound(
    'NOT_FOUND',
    { what: `Calendar ${calendar_id}`, fix },
    {
      path: 'calendar_id',
      reason: 'this calendar does not exist',
    },
  )
}

/** A refusal that says at which field it is. */
function unsound(
  code: 'NOT_FOUND' | 'BAD_INPUT',
  details: { readonly what: string; readonly fix: string; readonly reason?: string },
  { path, reason }: { readonly path: string; readonly reason: string },
): DeskmetryError {
  return new DeskmetryError(code, details, { problems: [{ code, path, reason, fix: details.fix }] })
}

function refuseOverflow(
  queues: readonly DeskQueue[],
  id: string | undefined,
  { overflow_queue_id }: QueueInput,
): void {
  const seen = new Set(id === undefined ? [] : [id])
  for (let next = overflow_queue_id; next !== null; ) {
    if (seen.has(next)) {
      const reason = 'cases would go round in a circle'
      const fix = 'Choose a queue that does not overflow back into this one.'
      const at = { path: 'overflow_queue_id', reason }
      throw unsound('BAD_INPUT', { what: 'The overflow queue', reason, fix }, at)
    }
    seen.add(next)
    const queue = queues.find((each) => each.id === next)
    if (queue === undefined) {
      const at = { path: 'overflow_queue_id', reason: 'this queue does not exist' }
      throw unsound('NOT_FOUND', { what: `Queue ${next}`, fix: 'Save it first.' }, at)
    }
    next = queue.overflow_queue_id
  }
}
