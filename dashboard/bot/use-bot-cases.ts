import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { postBotQuestions, postCaseBreakdown } from '../api/case-search.ts'
import { useView } from '../filters/use-view.ts'

/** Why bots handed over and what was asked in vain, in the view of the page around. */
export function useBotCases() {
  const { frame } = useView()
  const looked = computed(() => frame.value)
  const reasons = useQuery({
    queryKey: computed(() => ['bot-reasons', looked.value] as const),
    queryFn: ({ queryKey: [, wanted], signal }) => {
      if (wanted === null) throw new Error('A view that is not known yet was asked about.')
      return postCaseBreakdown({ ...wanted, by: 'handoff_reason' }, signal)
    },
    enabled: computed(() => looked.value !== null),
    placeholderData: keepPreviousData,
  })
  const questions = useQuery({
    queryKey: computed(() => ['bot-questions', looked.value] as const),
    queryFn: ({ queryKey: [, wanted], signal }) => {
      if (wanted === null) throw new Error('A view that is not known yet was asked about.')
      return postBotQuestions(wanted, signal)
    },
    enabled: computed(() => looked.value !== null),
    placeholderData: keepPreviousData,
  })
  return { reasons, questions }
}
