import type { ToStaffFrame } from '../../../domain/contract/public.ts'

/** Somebody who is writing in a case. */
export interface Typist {
  readonly case_id: string
  readonly who: 'customer' | 'agent'
  readonly agent_id: string | null
  readonly name: string | null
  /** Without another word from them they have stopped. Epoch ms. */
  readonly until: number
}

export type TypingFrame = Extract<ToStaffFrame, { readonly type: 'typing' }>

/** One hears of it every few seconds while somebody types; silence for so long means they stopped. */
const BELIEVED_MS = 6_000

/** Who is writing after a frame; also drops everybody who fell silent. */
export function withTyping(
  typists: readonly Typist[],
  frame: TypingFrame,
  now: number,
): readonly Typist[] {
  const others = stillTyping(typists, now).filter(
    ({ case_id, who, agent_id }) =>
      case_id !== frame.case_id || who !== frame.who || agent_id !== frame.agent_id,
  )
  if (!frame.is_typing) return others
  const { case_id, who, agent_id, name } = frame
  return [...others, { case_id, who, agent_id, name, until: now + BELIEVED_MS }]
}

/** The same list when nobody fell silent. */
export function stillTyping(typists: readonly Typist[], now: number): readonly Typist[] {
  return typists.every(({ until }) => until > now)
    ? typists
    : typists.filter(({ until }) => until > now)
}
