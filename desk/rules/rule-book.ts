import type { DeskRule, DeskSetting } from '../../domain/contract/public.ts'
import type { Desk } from '../desk.ts'
import { listSettings } from '../settings/settings.ts'
import { RULES } from '../tickets/kinds.ts'

export type Rule = DeskSetting<DeskRule>

/**
 * The rules that are in force. The news say when they change, also what another process said; should its word be lost
 * they are read again when they are older than 2 s.
 */
export interface RuleBook {
  /** As they were read last; null when that is too long ago. */
  known(): readonly Rule[] | null
  read(): Promise<readonly Rule[]>
  /** They are read anew before the next is judged. */
  forget(): void
}

const FRESH_MS = 2_000

export function openRuleBook(desk: Pick<Desk, 'store' | 'clock'>): RuleBook {
  let rules: readonly Rule[] | null = null
  let readAt = 0
  let forgotten = 0
  const known = () => (desk.clock.now() - readAt <= FRESH_MS ? rules : null)
  return {
    known,
    async read() {
      const fresh = known()
      if (fresh !== null) return fresh
      const began = desk.clock.now()
      const asOf = forgotten
      const read = (await listSettings(desk, RULES)).filter(({ body }) => body.is_active)
      // What changed while they were read may be missing: good for whoever asked before, not for the next.
      if (asOf === forgotten) {
        rules = read
        readAt = began
      }
      return read
    },
    forget() {
      forgotten += 1
      rules = null
    },
  }
}
