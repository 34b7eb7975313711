import { computed } from 'vue'
import type { DeskCase, DeskField } from '../../../domain/contract/public.ts'
import { useText } from '../../language/use-text.ts'
import { branchesOf, nameIn } from '../workspace/case-words.ts'
import { useSettings } from '../workspace/use-settings.ts'

/** A custom field in the language of the page. */
export interface FieldChoice {
  readonly key: string
  readonly name: string
  readonly help: string | null
  readonly type: DeskField['type']
  readonly options: readonly { readonly value: string; readonly name: string }[]
  readonly isRequiredOnOpen: boolean
  readonly isRequiredOnSolve: boolean
}

/** The custom fields that a case of some kind and category has. */
export function useFields() {
  const { language } = useText()
  const settings = useSettings('fields')
  const active = computed(() => settings.value.filter(({ body }) => body.is_active))

  return {
    fieldsOf: (kind: DeskCase['kind'], category: string | null): readonly FieldChoice[] => {
      return active.value
        .filter(({ body }) => body.kinds.includes(kind) && isBelow(category, body.category))
        .map(({ id, body }) => ({
          key: id,
          name: nameIn(body.name, language.value),
          help: body.help,
          type: body.type,
          options: body.options.map(({ value, name }) => {
            return { value, name: nameIn(name, language.value) }
          }),
          isRequiredOnOpen: body.required === 'on_open',
          isRequiredOnSolve: body.required !== 'never',
        }))
    },
  }
}

function isBelow(category: string | null, wanted: string | null): boolean {
  return wanted === null || branchesOf(category).includes(wanted)
}
