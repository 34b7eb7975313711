import { type CaseState, readCases, readCasesChanged, readPlaces } from '../../desk/public.ts'
import type { LiveDesk } from './live-desk.ts'
import { isNewer, type LiveRoom, type Member } from './live-room.ts'

/**
 * Looks for what nobody told: a notification between processes may be lost, and what was committed must not be.
 * Followed cases are compared with the store; what else changed shortly goes to the inboxes.
 */
export const SWEEP_EVERY_MS = 1_000
const IDS_AT_ONCE = 500
/** Clocks of processes differ, and a commit is seen later than it is dated. */
const LOOK_BACK_MS = 10_000

type Place = Awaited<ReturnType<typeof readPlaces>>[number]

export interface Sweep {
  /** Every followed case; all that changed lately as well when others write to this database. */
  run(): Promise<void>
}

export function createSweep(live: LiveDesk, { hasNeighbours }: { hasNeighbours: boolean }): Sweep {
  const { desk, rooms, deliver, holders } = live
  let heard = new Map<string, CaseState>()

  async function sweepFollowed(): Promise<void> {
    const ids = [...rooms.all()].map(({ case_id }) => case_id)
    for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
      const places = await readPlaces(desk, ids.slice(at, at + IDS_AT_ONCE))
      const behind = places.filter((place) => isBehind(rooms.get(place.id), place))
      for (const state of await readCases(
        desk,
        behind.map(({ id }) => id),
      )) {
        const known = rooms.get(state.id)?.state
        // Who watches it may have changed as well.
        const has_invited = known !== undefined && isNewer(state, known)
        await deliver.elsewhere(state, { was: null, has_invited })
      }
    }
  }

  async function sweepChanged(): Promise<void> {
    const since = desk.clock.now() - LOOK_BACK_MS
    const now = new Map<string, CaseState>()
    for (const state of await readCasesChanged(desk, since)) {
      now.set(state.id, state)
      const known = heard.get(state.id)
      if (known !== undefined && !isNewer(state, known)) continue
      const was = holders.note(state)
      if (was === null) live.inbox.changed(state)
      else await deliver.elsewhere(state, { was, has_invited: false })
    }
    heard = now
  }

  return {
    async run() {
      await sweepFollowed()
      if (hasNeighbours) await sweepChanged()
    },
  }
}

function isBehind(room: LiveRoom | undefined, place: Place): boolean {
  if (room === undefined) return false
  if (isNewer(place, room.state)) return true
  const lacks = (last: number) => (member: Member) =>
    (member.feeds.get(place.id)?.delivered() ?? last) < last
  return (
    [...room.staff].some(lacks(place.last_seq)) ||
    [...room.visitors].some(lacks(place.last_public_seq))
  )
}
