import { DeskmetryError } from '../../domain/public.ts'

/**
 * Which row is the first and which the last of its group (`first_of`, `last_of`), whatever the order of rows:
 * by time, then by event id by code point. Rows with one time and one id are one event, so all of them are
 * first, or last. Keeps two rows' keys per group: about 300 bytes.
 */
export interface CaseEnds {
  /** `slot` numbers the first_of/last_of of a map. */
  see(slot: number, group: string, key: RowKey): void
  isFirst(slot: number, group: string, key: RowKey): boolean
  isLast(slot: number, group: string, key: RowKey): boolean
}

export interface RowKey {
  /** Epoch ms. */
  readonly at: number
  readonly id: string
}

interface Ends {
  first: RowKey
  last: RowKey
}

const MAX_GROUPS = 2_000_000

/** @throws DeskmetryError BAD_INPUT from `see` when there are more than two million groups */
export function createCaseEnds(maxGroups = MAX_GROUPS): CaseEnds {
  const slots = new Map<number, Map<string, Ends>>()

  function endsOf(slot: number, group: string): Ends | undefined {
    return slots.get(slot)?.get(group)
  }

  return {
    see(slot, group, key) {
      let groups = slots.get(slot)
      if (!groups) {
        groups = new Map<string, Ends>()
        slots.set(slot, groups)
      }
      const ends = groups.get(group)
      if (!ends) {
        if (groups.size >= maxGroups) throw tooMany(maxGroups)
        groups.set(group, { first: key, last: key })
        return
      }
      if (compare(key, ends.first) < 0) ends.first = key
      if (compare(key, ends.last) > 0) ends.last = key
    },
    isFirst(slot, group, key) {
      const ends = endsOf(slot, group)
      return ends !== undefined && compare(key, ends.first) === 0
    },
    isLast(slot, group, key) {
      const ends = endsOf(slot, group)
      return ends !== undefined && compare(key, ends.last) === 0
    },
  }
}

function compare(a: RowKey, b: RowKey): number {
  if (a.at !== b.at) return a.at - b.at
  return a.id === b.id ? 0 : Buffer.compare(Buffer.from(a.id), Buffer.from(b.id))
}

function tooMany(maxGroups: number): DeskmetryError {
  return new DeskmetryError('BAD_INPUT', {
    what: 'The import',
    reason: `first_of and last_of of this map have more than ${maxGroups} groups`,
    fix: 'Cut the files so that each holds whole cases, and import them one by one.',
  })
}
