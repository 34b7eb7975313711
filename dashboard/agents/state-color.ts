import type { MessageKey } from '../../charts/public.ts'
import type { ShownState } from '../../domain/contract/public.ts'

/** Colours of states: work in the strong series colours, pauses in the pale ones; offline is a line, not a colour. */
export const STATE_COLORS: Readonly<Record<ShownState, string>> = {
  online: 'var(--s3)',
  busy: 'var(--s1)',
  training: 'var(--s4)',
  meeting: 'var(--s5)',
  break: 'var(--s2)',
  away: 'var(--s6)',
  offline: 'var(--line-strong)',
  unknown: 'repeating-linear-gradient(135deg, var(--s7) 0 2px, transparent 2px 6px)',
}

/** Work first, from the ground up. */
export const STATE_ORDER: readonly ShownState[] = [
  'online',
  'busy',
  'training',
  'meeting',
  'break',
  'away',
  'offline',
  'unknown',
]

export const stateKey = (state: ShownState): MessageKey =>
  state === 'unknown' ? 'agent.state.unknown' : `desk.state.${state}`
