import { computed } from 'vue'
import { useText } from '../../language/use-text.ts'
import { branchesOf, nameIn } from './case-words.ts'
import { useSettings } from './use-settings.ts'

export interface CategoryChoice {
  readonly key: string
  /** `Returns / Damaged`. */
  readonly path: string
  readonly is_active: boolean
}

/** The category tree as paths, in its order. */
export function useCategories() {
  const { language } = useText()
  const settings = useSettings('categories')
  const choices = computed(() => {
    const names = new Map(
      settings.value.map(({ id, body }) => [id, nameIn(body.name, language.value)]),
    )
    return settings.value.map(({ id, body }): CategoryChoice => {
      const path = branchesOf(id).map((key) => names.get(key) ?? key)
      return { key: id, path: path.toReversed().join(' / '), is_active: body.is_active }
    })
  })
  return {
    choices,
    categoryOf: (key: string): string =>
      choices.value.find((choice) => choice.key === key)?.path ?? key,
  }
}
