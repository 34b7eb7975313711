import type { CannedReply, DeskSetting } from '../../../domain/contract/public.ts'

/** A line of the menu that opens while one types. */
export interface Suggestion {
  readonly id: string
  readonly title: string
  readonly note: string
}

const MOST = 8

/** Canned replies whose shortcut, title or text has the words; shortcuts that begin with them come first. */
export function matchingReplies(
  replies: readonly DeskSetting<CannedReply>[],
  words: string,
): readonly Suggestion[] {
  const wanted = words.trim().toLowerCase()
  const rank = ({ shortcut, title, text }: CannedReply): number => {
    if (shortcut.toLowerCase().startsWith(wanted)) return 0
    if (title.toLowerCase().includes(wanted)) return 1
    return text.toLowerCase().includes(wanted) ? 2 : 3
  }
  return replies
    .map(({ id, body }) => ({ id, body, rank: rank(body) }))
    .filter((reply) => reply.rank < 3)
    .toSorted((a, b) => a.rank - b.rank || a.body.shortcut.localeCompare(b.body.shortcut))
    .slice(0, MOST)
    .map(({ id, body }) => ({ id, title: `/${body.shortcut}`, note: body.title }))
}

/** Colleagues whose name has the words; names that begin with them come first. */
export function matchingColleagues(
  agents: readonly { readonly agent_id: string; readonly name: string }[],
  words: string,
): readonly Suggestion[] {
  const wanted = words.trim().toLowerCase()
  return agents
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .toSorted(
      (a, b) =>
        Number(b.name.toLowerCase().startsWith(wanted)) -
        Number(a.name.toLowerCase().startsWith(wanted)),
    )
    .slice(0, MOST)
    .map(({ agent_id, name }) => ({ id: agent_id, title: name, note: '' }))
}
