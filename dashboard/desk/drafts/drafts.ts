import type { CaseFile } from '../../../domain/contract/public.ts'

/** Whom the words of a composer are for. */
export type ComposeMode = 'reply' | 'note' | 'whisper'

export interface Draft {
  readonly text: string
  readonly files: readonly CaseFile[]
  /** Agents chosen by `@`, with the name that stands in the text. */
  readonly mentions: readonly { readonly id: string; readonly name: string }[]
}

/** Everything begun in one case: changing between reply and note loses neither. */
export interface CaseDrafts {
  readonly mode: ComposeMode
  readonly reply: Draft
  readonly note: Draft
  readonly changed_at: number
}

export const EMPTY_DRAFT: Draft = { text: '', files: [], mentions: [] }
const NOTHING: CaseDrafts = { mode: 'reply', reply: EMPTY_DRAFT, note: EMPTY_DRAFT, changed_at: 0 }

const PREFIX = 'deskmetry.draft.'
const KEPT_MS = 30 * 86_400_000

export interface DraftStore {
  readonly read: (caseId: string) => CaseDrafts
  readonly write: (caseId: string, drafts: Omit<CaseDrafts, 'changed_at'>) => void
}

/**
 * Drafts of one agent in this browser, by case. An empty one is not kept, one that lay for 30 days is dropped,
 * and one that no longer fits what this version writes reads as empty.
 */
export function createDrafts(storage: Storage, agentId: string, now: () => number): DraftStore {
  const prefix = `${PREFIX}${agentId}.`
  for (const key of keysOf(storage)) {
    const isOld = now() - (parseDrafts(storage.getItem(key))?.changed_at ?? 0) > KEPT_MS
    if (key.startsWith(PREFIX) && isOld) storage.removeItem(key)
  }
  return {
    read: (caseId) => parseDrafts(storage.getItem(prefix + caseId)) ?? NOTHING,
    write(caseId, drafts) {
      const key = prefix + caseId
      if (isEmptyDraft(drafts.reply) && isEmptyDraft(drafts.note)) storage.removeItem(key)
      else storage.setItem(key, JSON.stringify({ ...drafts, changed_at: now() }))
    },
  }
}

export function isEmptyDraft(draft: Draft): boolean {
  return draft.text.trim() === '' && draft.files.length === 0
}

function keysOf(storage: Storage): readonly string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter(
    (key) => key !== null,
  )
}

function parseDrafts(text: string | null): CaseDrafts | null {
  if (text === null) return null
  try {
    const stored = JSON.parse(text) as Partial<CaseDrafts> | null
    return typeof stored?.reply?.text === 'string' && typeof stored.note?.text === 'string'
      ? { ...NOTHING, ...stored }
      : null
  } catch {
    return null
  }
}
