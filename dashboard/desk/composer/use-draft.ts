import { computed } from 'vue'
import type { CaseFile } from '../../../domain/contract/public.ts'
import { type ComposeMode, type Draft, EMPTY_DRAFT } from '../drafts/drafts.ts'
import { useDraftStore } from '../drafts/use-draft-store.ts'

/** The draft of the case at hand, of what is being written: every change is kept at once. */
export function useDraft(caseId: () => string) {
  const store = useDraftStore()
  const drafts = computed(() => store.read(caseId()))
  const mode = computed({
    get: () => drafts.value.mode,
    set: (next: ComposeMode) => {
      store.write(caseId(), { ...drafts.value, mode: next })
    },
  })
  /** A whisper is a note to fewer people: the words may go from one to the other. */
  const slot = computed(() => (mode.value === 'reply' ? 'reply' : 'note'))
  const draft = computed(() => drafts.value[slot.value])

  function change(part: Partial<Draft>, of: string = caseId()): void {
    const known = store.read(of)
    const name = known.mode === 'reply' ? 'reply' : 'note'
    store.write(of, { ...known, [name]: { ...known[name], ...part } })
  }

  return {
    mode,
    draft,
    change,
    addFile: (file: CaseFile, of: string): void => {
      const known = store.read(of)
      const name = known.mode === 'reply' ? 'reply' : 'note'
      change({ files: [...known[name].files, file] }, of)
    },
    clear: (): void => {
      change(EMPTY_DRAFT)
    },
    /** What was taken back stands before what has been begun since. */
    giveBack: (back: ComposeMode, words: Draft): void => {
      const known = store.read(caseId())
      const name = back === 'reply' ? 'reply' : 'note'
      const begun = known[name]
      const text = begun.text.trim() === '' ? words.text : `${words.text}\n\n${begun.text}`
      const files = [...words.files, ...begun.files]
      const mentions = [...words.mentions, ...begun.mentions]
      store.write(caseId(), { ...known, mode: back, [name]: { text, files, mentions } })
    },
  }
}
