import { chainWords, joinWords, labelWords } from '../../../charts/public.ts'
import type { PolicyDocument } from '../../../domain/contract/public.ts'
import { useText } from '../../language/use-text.ts'
import { useRuleWords } from '../rules/use-rule-words.ts'
import { useChoices } from '../use-choices.ts'

type Policy = Pick<PolicyDocument, 'conditions' | 'targets'>

/** A policy in one line: for which cases, and what is promised. */
export function usePolicyWords(): (policy: Policy) => string {
  const { t, language } = useText()
  const { nameOf } = useChoices()
  const { lengthWords, conditionWords } = useRuleWords()

  function conditionsOf({ conditions }: Policy): string {
    const { priority, customer_tier, channel, team_id, case_kind } = conditions ?? {}
    const said = [
      ['priority', priority],
      ['tier', customer_tier],
      ['channel', channel],
      ['kind', case_kind],
    ] as const
    const words = said.flatMap(([field, value]) =>
      value == null ? [] : [conditionWords({ type: 'is', field, any_of: [value] })],
    )
    const team =
      team_id == null ? [] : [labelWords(t('admin.about.team_id'), nameOf(team_id), language.value)]
    return joinWords([...words, ...team], language.value) || t('admin.sla.every-case')
  }

  function targetsOf({ targets }: Policy): string {
    const said = (['first_reply', 'next_reply', 'resolution'] as const).flatMap((target) => {
      const promised = targets[target]
      return promised === undefined
        ? []
        : [chainWords(t(`admin.sla.target.${target}`), lengthWords(promised.secs))]
    })
    return joinWords(said, language.value) || t('admin.sla.retired')
  }

  return (policy) => `${conditionsOf(policy)} · ${targetsOf(policy)}`
}
