import type { ChannelStanding } from '../../domain/contract/public.ts'
import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'
import type { Channel } from './channel.ts'
import { FORM_CHANNEL } from './form.ts'
import { WEB_CHANNEL } from './web.ts'

/** Those of our own; an adapter that is added is named here. */
export const CHANNELS: readonly Channel[] = [WEB_CHANNEL, FORM_CHANNEL]

/** More names than these are a mistake of the program that writes them. */
const MOST_NAMES = 100

/** Our own channels and every other that cases have come by, with what has come. */
export async function listChannels(desk: Pick<Desk, 'store'>): Promise<readonly ChannelStanding[]> {
  const [used, open] = await Promise.all([namesInUse(desk), countOpen(desk)])
  const names = [...new Set([...CHANNELS.map(({ name }) => name), ...used])]
  return Promise.all(
    names.map(async (name): Promise<ChannelStanding> => {
      const own = CHANNELS.find((channel) => channel.name === name)
      const lastAt = await newestCaseAt(desk, name)
      return {
        name,
        state: own === undefined ? 'elsewhere' : lastAt === null ? 'quiet' : 'open',
        begins: own?.begins ?? [],
        can: own === undefined ? [] : abilitiesOf(own),
        open_count: open.get(name) ?? 0,
        last_case_at: lastAt === null ? null : new Date(lastAt).toISOString(),
      }
    }),
  )
}

function abilitiesOf({ can }: Channel): ChannelStanding['can'] {
  const said = (['presence', 'typing', 'read_marks', 'edits'] as const).filter((what) => can[what])
  return can.most_file_bytes === null ? said : [...said, 'files']
}

/** From each name to the next by the index: a question per channel, however many cases there are. */
async function namesInUse({ store }: Pick<Desk, 'store'>): Promise<readonly string[]> {
  const names: string[] = []
  while (names.length < MOST_NAMES) {
    const next = await tablesOf(store)
      .selectFrom('desk_cases')
      .select('channel')
      .where('channel', '>', names.at(-1) ?? '')
      .orderBy('channel')
      .limit(1)
      .executeTakeFirst()
    if (next === undefined) break
    names.push(next.channel)
  }
  return names
}

async function newestCaseAt({ store }: Pick<Desk, 'store'>, name: string): Promise<number | null> {
  const row = await tablesOf(store)
    .selectFrom('desk_cases')
    .select('opened_at')
    .where('channel', '=', name)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.opened_at ?? null
}

async function countOpen({ store }: Pick<Desk, 'store'>): Promise<ReadonlyMap<string, number>> {
  const rows = await tablesOf(store)
    .selectFrom('desk_cases')
    .select((by) => ['channel', by.fn.countAll<number>().as('count')])
    .where('is_done', '=', 0)
    .groupBy('channel')
    .execute()
  return new Map(rows.map(({ channel, count }) => [channel, count]))
}
