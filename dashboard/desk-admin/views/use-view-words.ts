import type { SavedView } from '../../../domain/contract/public.ts'
import { useText } from '../../language/use-text.ts'
import { useChoices } from '../use-choices.ts'

/** What a saved view asks the inbox for, in words. */
export function useViewWords(): (request: SavedView['request']) => string {
  const { t } = useText()
  const { nameOf } = useChoices()

  return (request) => {
    const { kind, status = [], priority = [], queue_id, team_id, agent_id } = request
    const { tag, category, channel, customer_id, is_spam } = request
    const said = [
      t(`desk.box.${request.box}`),
      ...(kind === undefined ? [] : [t(`desk.kind.${kind}`)]),
      ...status.map((one) => t(`desk.status.${one}`)),
      ...priority.map((one) => t(`desk.priority.${one}`)),
      ...[queue_id, team_id, agent_id, category].flatMap((id) =>
        id === undefined ? [] : [nameOf(id)],
      ),
      ...[tag, channel].flatMap((word) => word ?? []),
      ...(customer_id === undefined ? [] : [t('admin.view.customer')]),
      ...(is_spam === undefined ? [] : [t('admin.view.spam')]),
    ]
    return `${said.join(' · ')} · ${t(`desk.order.${request.order}`)}`
  }
}
