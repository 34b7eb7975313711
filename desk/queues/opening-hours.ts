import { CALENDARS, listDocuments, listTeams } from '../../accounts/public.ts'
import type { DeskQueue } from '../../domain/contract/public.ts'
import {
  addBusinessMs,
  type BusinessCalendar,
  compileCalendar,
  isWithin,
  parseInstant,
} from '../../domain/public.ts'
import type { Desk } from '../desk.ts'

export interface OpeningHours {
  readonly is_open: boolean
  /** When it opens next, epoch ms; null while it is open, and when it never will. */
  readonly opens_at: number | null
}

export type HoursOf = (queue: Pick<DeskQueue, 'calendar_id' | 'team_id'> | null) => OpeningHours

const ALWAYS: OpeningHours = { is_open: true, opens_at: null }

/**
 * Whether a queue is open now: by its own calendar, else its team's, else the account's default one. Without any
 * calendar it is open always. `null` asks for the account's.
 */
export async function readOpeningHours(desk: Pick<Desk, 'accounts' | 'clock'>): Promise<HoursOf> {
  const now = desk.clock.now()
  const teams = await listTeams(desk.accounts)
  const calendars = new Map<string, BusinessCalendar>()
  let byDefault: string | null = null
  for (const { document, version, effective_from } of await listDocuments(
    desk.accounts,
    CALENDARS,
  )) {
    if (effective_from !== null && parseInstant(effective_from) > now) continue
    const id = document.calendar_id
    calendars.set(id, compileCalendar({ ...document, version }))
    if (document.is_default === true) byDefault = id
    else if (byDefault === id) byDefault = null
  }
  return (queue) => {
    const ofTeam = teams.find((team) => team.id === queue?.team_id)?.calendar_id
    const id = queue?.calendar_id ?? ofTeam ?? byDefault
    const calendar = id === null ? undefined : calendars.get(id)
    return calendar === undefined ? ALWAYS : hoursBy(calendar, now)
  }
}

function hoursBy(calendar: BusinessCalendar, now: number): OpeningHours {
  if (isWithin(now, calendar)) return ALWAYS
  const opens = addBusinessMs(now, 1, calendar)
  return { is_open: false, opens_at: Number.isFinite(opens) ? opens - 1 : null }
}
