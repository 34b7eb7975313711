import { createSharedComposable } from '@vueuse/core'
import { computed, inject, shallowReactive } from 'vue'
import { browserClock, CLOCK } from '../../browser-clock.ts'
import { useDesk } from '../live/use-desk.ts'
import { type CaseDrafts, createDrafts, isEmptyDraft } from './drafts.ts'

/** The drafts of whoever is signed in, as every part of the page sees them at once. */
export const useDraftStore = createSharedComposable(() => {
  const desk = useDesk()
  const clock = inject(CLOCK, browserClock)
  const store = computed(() => createDrafts(localStorage, desk.agentId.value, () => clock.now()))
  const known = shallowReactive(new Map<string, CaseDrafts>())

  function read(caseId: string): CaseDrafts {
    return known.get(caseId) ?? store.value.read(caseId)
  }

  return {
    read,
    write: (caseId: string, drafts: Omit<CaseDrafts, 'changed_at'>): void => {
      known.set(caseId, { ...drafts, changed_at: clock.now() })
      store.value.write(caseId, drafts)
    },
    /** What was begun, the mode at hand first; empty for files alone, null without a draft. */
    wordsOf: (caseId: string): string | null => {
      const { mode, reply, note } = read(caseId)
      const begun = (mode === 'reply' ? [reply, note] : [note, reply]).filter(
        (draft) => !isEmptyDraft(draft),
      )
      return begun[0]?.text.trim() ?? null
    },
    has: (caseId: string): boolean => {
      const { reply, note } = read(caseId)
      return !isEmptyDraft(reply) || !isEmptyDraft(note)
    },
  }
})
