import type { MessageKey } from '../../charts/public.ts'
import type { BoardSharing } from '../../domain/contract/public.ts'

/** Who reads a board, in a word. */
export function sharingKey({ kind }: BoardSharing): MessageKey {
  return `boards.sharing.${kind}`
}
