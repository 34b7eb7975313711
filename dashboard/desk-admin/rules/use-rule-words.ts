import { useText } from '../../language/use-text.ts'
import { useChoices } from '../use-choices.ts'
import { createRuleWords, type RuleWords } from './rule-words.ts'

/** Rules in words of the page's language, with the names of today. */
export function useRuleWords(): RuleWords {
  const { t, language } = useText()
  const { nameOf } = useChoices()
  return createRuleWords({
    t,
    nameOf,
    get language() {
      return language.value
    },
  })
}
