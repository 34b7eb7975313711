import type { DimensionNames } from '../../domain/contract/public.ts'
import type { Clock } from '../../domain/public.ts'
import { readNames } from '../../reports/public.ts'
import type { Reader } from '../../warehouse/public.ts'

const KINDS = ['agent', 'team', 'queue'] as const
type Kind = (typeof KINDS)[number]

/** The keys that an answer shows, by kind. */
export type ShownKeys = Readonly<Record<Kind, ReadonlySet<string>>>

/** Names of agents, teams and queues, for those keys and no others: a name may be all that must not be seen. */
export type LiveNames = (keys: ShownKeys) => Promise<DimensionNames>

const KEPT_MS = 30_000
/** While something has no name: it may just have been made, and its name be on the way to the directory. */
const UNNAMED_MS = 2_000

/** Reads the directory when a key is new, and every half minute: a snapshot a second must not ask each time. */
export function createLiveNames(reader: Reader, clock: Clock): LiveNames {
  let asked = emptyKeys()
  let names: DimensionNames = {}
  let readAt = Number.NEGATIVE_INFINITY
  return async (keys) => {
    const isUnnamed = KINDS.some((kind) =>
      [...keys[kind]].some((key) => names[kind]?.[key] === undefined),
    )
    const isOld = clock.now() - readAt >= (isUnnamed ? UNNAMED_MS : KEPT_MS)
    if (isOld || KINDS.some((kind) => !isWithin(keys[kind], asked[kind]))) {
      // What nobody shows any more is forgotten.
      const wanted = isOld ? keys : union(asked, keys)
      const now = clock.now()
      names = await readNames(
        reader,
        rowsOf(wanted),
        { agent: 'agent', team: 'team', queue: 'queue' },
        now,
      )
      asked = wanted
      readAt = isOld ? now : readAt
    }
    return Object.fromEntries(KINDS.map((kind) => [kind, only(names[kind] ?? {}, keys[kind])]))
  }
}

const emptyKeys = (): ShownKeys => ({ agent: new Set(), team: new Set(), queue: new Set() })

const union = (a: ShownKeys, b: ShownKeys): ShownKeys => ({
  agent: new Set([...a.agent, ...b.agent]),
  team: new Set([...a.team, ...b.team]),
  queue: new Set([...a.queue, ...b.queue]),
})

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  for (const key of some) if (!all.has(key)) return false
  return true
}

function rowsOf(keys: ShownKeys) {
  return KINDS.flatMap((kind) => [...keys[kind]].map((key) => ({ [kind]: key })))
}

function only(names: Readonly<Record<string, string>>, keys: ReadonlySet<string>) {
  return Object.fromEntries(Object.entries(names).filter(([key]) => keys.has(key)))
}
