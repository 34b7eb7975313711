import type { Core } from './core.ts'
import { isUnknown, reasonOf } from './core.ts'

export interface StartAnswers {
  readonly text: string
  readonly name?: string
  readonly email?: string
  readonly phone?: string
  readonly fields: Readonly<Record<string, string>>
}

/**
 * Begins a conversation. Pressing the button is the consent: the visitor becomes known with it and not before. What
 * failed half-way goes on where it stopped, under the same key.
 * @param onBegun told of the new case
 */
export function createStarter(
  { parts, dispatch, state, forget, onForget }: Core,
  onBegun: (caseId: string) => Promise<void>,
): (answers: StartAnswers) => Promise<void> {
  const { api, memory, language, newKey, page } = parts
  let key = newKey()
  onForget(() => (key = newKey()))

  return async ({ text, fields, ...person }) => {
    dispatch({ type: 'starting' })
    try {
      if (memory.read().token === null) {
        const { token } = await api.welcome({ has_consented: true, language, ...person, fields })
        memory.change({ token, isOpen: true })
        dispatch({ type: 'welcomed' })
      }
      const kind = state().config?.is_open === false ? 'ticket' : 'chat'
      const here = page()
      const begun = await api.begin({
        kind,
        client_key: key,
        text,
        fields,
        file_ids: [],
        ...(here === null ? {} : { page: here }),
      })
      key = newKey()
      dispatch({ type: 'began', case: begun })
      memory.change({ openCase: begun.id })
      await onBegun(begun.id)
    } catch (error) {
      if (isUnknown(error)) forget()
      dispatch({ type: 'problem', problem: reasonOf(error, parts) })
    }
  }
}
