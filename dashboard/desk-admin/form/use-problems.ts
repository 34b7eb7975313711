import {
  inject,
  type InjectionKey,
  nextTick,
  type Ref,
  ref,
  type ShallowRef,
  watch,
  type WatchSource,
} from 'vue'
import type { MessageKey } from '../../../charts/public.ts'
import { ApiFailure } from '../../api/fetch-json.ts'
import { sayProblem } from '../../language/say-problem.ts'
import { useText } from '../../language/use-text.ts'
import { useWhy } from '../../language/use-why.ts'
import { checkControls, clearProblems, focusFirst, markProblems } from './field-problems.ts'

/** Why the server refused what was saved last; `useSaving` hands it to the form that is open below it. */
export const REFUSED: InjectionKey<Readonly<ShallowRef<ApiFailure | null>>> = Symbol('refused')

/**
 * What is wrong with a form, at its fields and in a note: first what the form knows itself, then what the
 * server refused, in its words.
 * @param fields the field that a refusal is about which names none, by its code: `{ EMAIL_TAKEN: 'email' }`
 * @param markedNote what the note says when everything stands at its field
 */
export function useProblems(
  form: Readonly<Ref<HTMLFormElement | null>>,
  refused: WatchSource<ApiFailure | null> | null = inject(REFUSED, null),
  fields: Readonly<Record<string, string>> = {},
  markedNote: MessageKey = 'admin.problem.note',
) {
  const { t } = useText()
  const why = useWhy()
  const note = ref('')

  if (refused !== null) watch(refused, (failure) => void show(failure))

  async function show(failure: ApiFailure | null): Promise<void> {
    if (form.value === null) return
    clearProblems(form.value)
    note.value = ''
    if (failure === null) return
    const { code, message, problems } = failure
    const path = fields[code]
    const all =
      path === undefined ? problems : [{ path, reason: message.replace(/[.。]$/, ''), fix: '' }]
    const left = markProblems(form.value, all, (problem) => sayProblem(problem, t))
    const isAtFields = all.length > 0 && left.length === 0
    note.value = isAtFields ? t(markedNote) : why(withLeft(failure, left))
    await nextTick()
    focusFirst(form.value)
  }

  return {
    note,
    /**
     * @param except the field that need not be right yet
     * @returns whether it may be sent
     */
    check: ({ except = '' }: { readonly except?: string } = {}): boolean => {
      if (form.value === null) return false
      clearProblems(form.value)
      const isRight = checkControls(form.value, t, except)
      note.value = isRight ? '' : t(markedNote)
      focusFirst(form.value)
      return isRight
    },
  }
}

/** What stands at its field already is not said again. */
function withLeft(failure: ApiFailure, left: ApiFailure['problems']): ApiFailure {
  const { code, status, message, details } = failure
  return left.length === 0
    ? failure
    : new ApiFailure({ code, status, message, details, problems: left })
}
