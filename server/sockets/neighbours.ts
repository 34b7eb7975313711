import { z } from 'zod'
import { NOTICE_BYTES, type Notices } from '../../store/public.ts'
import { AGENT_STATES } from '../../domain/public.ts'

/**
 * What the processes that share one PostgreSQL tell each other. Wake-ups and things that pass: whoever hears of a case
 * reads it from the store, so a word that is lost delays and loses nothing.
 */
const id = z.string().max(400)
export const neighbourWord = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('case'),
    case_id: id,
    /** Where it lay before, if that changed: those who saw it there must hear that they no longer do. */
    was: z.object({ team_id: id.nullable(), agent_id: id.nullable() }).nullable(),
    /** Whoever watches it or was named in it may have changed. */
    has_invited: z.boolean(),
  }),
  /** A frame for one agent, wherever their windows are. */
  z.object({ kind: z.literal('to_agent'), agent_id: id, text: z.string() }),
  z.object({
    kind: z.literal('typing'),
    case_id: id,
    who: z.enum(['customer', 'agent']),
    id,
    name: z.string().nullable(),
    is_typing: z.boolean(),
  }),
  z.object({
    kind: z.literal('read'),
    case_id: id,
    who: z.enum(['customer', 'agent']),
    reader_id: id,
    seq: z.number(),
  }),
  z.object({
    kind: z.literal('agent'),
    agent_id: id,
    state: z.enum(AGENT_STATES),
    since: z.number(),
  }),
  z.object({ kind: z.literal('online'), customer_id: id, is_online: z.boolean() }),
  z.object({ kind: z.literal('customer'), customer_id: id }),
  z.object({ kind: z.literal('rules') }),
])
export type NeighbourWord = z.infer<typeof neighbourWord>

const letter = z.object({ from: z.string(), words: z.array(neighbourWord) })

export interface Neighbours {
  tell(word: NeighbourWord): void
}

/** What is said within so many ms goes together. */
const GATHER_MS = 2

/** @param me names this process and start */
export function createNeighbours(notices: Pick<Notices, 'say'>, me: string): Neighbours {
  let words: NeighbourWord[] = []
  let bytes = 0

  function send(): void {
    if (words.length === 0) return
    notices.say(JSON.stringify({ from: me, words }))
    words = []
    bytes = 0
  }

  return {
    tell(word) {
      const size = Buffer.byteLength(JSON.stringify(word)) + 1
      // Too long for a notice: what it is about is found by the sweep.
      if (size > NOTICE_BYTES - 200) return
      if (bytes + size > NOTICE_BYTES - 200) send()
      if (words.length === 0) setTimeout(send, GATHER_MS).unref()
      words.push(word)
      bytes += size
    },
  }
}

/** The words of another process; none when they are our own, of a version that speaks otherwise, or no words at all. */
export function wordsOf(text: string, me: string): readonly NeighbourWord[] {
  const read = letter.safeParse(readJson(text))
  return read.success && read.data.from !== me ? read.data.words : []
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
