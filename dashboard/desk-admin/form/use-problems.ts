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
import type { ApiFailure } from '../../api/fetch-json.ts'
import { useText } from '../../language/use-text.ts'
import { useWhy } from '../../language/use-why.ts'
import { checkControls, clearProblems, focusFirst, markProblems } from './field-problems.ts'

/** Why the server refused what was saved last; `useSaving` hands it to the form that is open below it. */
export const REFUSED: InjectionKey<Readonly<ShallowRef<ApiFailure | null>>> = Symbol('refused')

/**
 * What is wrong with a form, at its fields and in a note: first what the form knows itself, then what the
 * server refused, in its words.
 * @param fields the field that a refusal is about which names none, by its code: `{ EMAIL_TAKEN: 'email' }`
 */
export function useProblems(
  form: Readonly<Ref<HTMLFormElement | null>>,
  refused: WatchSource<ApiFailure | null> | null = inject(REFUSED, null),
  fields: Readonly<Record<string, string>> = {},
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
    const all = path === undefined ? problems : [{ path, reason: message.replace(/[.。]$/, '') }]
    const left = markProblems(form.value, all, t)
    const isAtFields = all.length > 0 && left.length === 0
    note.value = isAtFields ? t('admin.problem.note') : why(failure)
    await nextTick()
    focusFirst(form.value)
  }

  return {
    note,
    /** @returns whether it may be sent */
    check: (): boolean => {
      if (form.value === null) return false
      clearProblems(form.value)
      const isRight = checkControls(form.value, t)
      note.value = isRight ? '' : t('admin.problem.note')
      focusFirst(form.value)
      return isRight
    },
  }
}
