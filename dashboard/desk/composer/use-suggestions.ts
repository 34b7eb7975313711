import { computed, type Ref, ref, watch } from 'vue'
import { fillVariables } from '../../../domain/contract/public.ts'
import type { ComposeMode, Draft } from '../drafts/drafts.ts'
import { useNames } from '../workspace/use-names.ts'
import { useSettings } from '../workspace/use-settings.ts'
import { matchingColleagues, matchingReplies, type Suggestion } from './suggestion.ts'
import { replaceTyped, type TextAt, typedTrigger } from './typed-trigger.ts'
import type { VariableSource } from './variable-values.ts'

export interface SuggestionsOptions {
  readonly mode: () => ComposeMode
  readonly text: () => string
  readonly values: () => VariableSource
  readonly put: (at: TextAt, part?: Partial<Draft>) => void
  readonly mentions: () => Draft['mentions']
}

/** The menu that `/` and `@` open: what is offered, which one is marked, what choosing puts in the text. */
export function useSuggestions({ mode, text, values, put, mentions }: SuggestionsOptions) {
  const replies = useSettings('canned')
  const { agents, readAgain } = useNames()
  const caret = ref(0)
  const at = ref(0)
  /** Escape closes it for the word at hand. */
  const closedAt = ref<number | null>(null)

  const trigger = computed(() => {
    const found = typedTrigger(text(), caret.value)
    if (found === null || found.start === closedAt.value) return null
    // Customers are not to be called by @, and a note needs no canned words.
    return (found.sign === '/') === (mode() === 'reply') ? found : null
  })
  const suggestions = computed(() => {
    if (trigger.value === null) return []
    const { sign, words } = trigger.value
    return sign === '/'
      ? matchingReplies(replies.value, words)
      : matchingColleagues(agents.value, words)
  })
  watch(
    () => trigger.value?.words,
    () => (at.value = 0),
  )
  onCalling(trigger, readAgain)

  function choose(suggestion: Suggestion): void {
    const asked = trigger.value
    if (asked === null) return
    const place = { text: text(), caret: caret.value }
    if (asked.sign === '/') {
      const reply = replies.value.find(({ id }) => id === suggestion.id)
      if (reply === undefined) return
      put(replaceTyped(place, asked.start, fillVariables(reply.body.text, values()).text))
      return
    }
    const mention = { id: suggestion.id, name: suggestion.title }
    put(replaceTyped(place, asked.start, `@${suggestion.title} `), {
      mentions: [...mentions().filter(({ id }) => id !== mention.id), mention],
    })
  }

  return {
    trigger,
    suggestions,
    at,
    caret,
    choose,
    /** Whether the key belonged to the menu. */
    takeKey: (key: string): boolean => {
      const count = suggestions.value.length
      if (trigger.value === null) return false
      if (key === 'Escape') closedAt.value = trigger.value.start
      else if (count === 0) return false
      else if (key === 'ArrowDown') at.value = (at.value + 1) % count
      else if (key === 'ArrowUp') at.value = (at.value - 1 + count) % count
      else if (key === 'Enter' || key === 'Tab') {
        const chosen = suggestions.value[at.value]
        if (chosen !== undefined) choose(chosen)
      } else return false
      return true
    },
  }
}

/** Who can be called by `@` is read anew when the menu opens. */
function onCalling(
  trigger: Readonly<Ref<{ readonly sign: string } | null>>,
  run: () => Promise<unknown>,
): void {
  watch(
    () => trigger.value?.sign,
    (sign) => {
      if (sign === '@') void run()
    },
  )
}
