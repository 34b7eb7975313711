import type { Team, TeamInput } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { check } from '../access/check.ts'
import type { Principal } from '../access/principal.ts'
import { type Accounts, inTransaction } from '../accounts.ts'
import { teamUpdated } from '../settings/directory-event.ts'
import { postEvents } from '../settings/settings-outbox.ts'
import { readStandingRows } from '../store/document-rows.ts'
import { putTeam, readTeams } from '../store/team-rows.ts'

export async function listTeams(accounts: Accounts): Promise<readonly Team[]> {
  return readTeams(accounts.store)
}

/**
 * Makes or changes a team, and tells the facts when something about it changed.
 * @param id `source:id`, such as `desk:tmall`
 * @throws FORBIDDEN, NOT_FOUND for its calendar
 */
export async function saveTeam(
  accounts: Accounts,
  principal: Principal,
  { id, ...input }: TeamInput & { readonly id: string },
): Promise<Team> {
  check(principal, 'users:manage', 'all')
  return inTransaction(accounts, async (inner) => {
    const team: Team = { id, ...input }
    await refuseUnknownCalendar(inner, team.calendar_id)
    const [before] = await readTeams(inner.store, [id])
    if (before?.name === team.name && before.calendar_id === team.calendar_id) return before
    await putTeam(inner.store, team, inner.clock.now())
    await postEvents(inner, [teamUpdated(inner, team)])
    return team
  })
}

async function refuseUnknownCalendar(accounts: Accounts, calendarId: string | null): Promise<void> {
  if (calendarId === null) return
  const versions = await readStandingRows(accounts.store, 'calendar', calendarId)
  if (versions.length === 0) {
    const fix = 'Save the calendar first, or leave the team on the default one.'
    throw new DeskmetryError(
      'NOT_FOUND',
      { what: `Calendar ${calendarId}`, fix },
      {
        problems: [
          { code: 'NOT_FOUND', path: 'calendar_id', reason: 'this calendar does not exist', fix },
        ],
      },
    )
  }
}
