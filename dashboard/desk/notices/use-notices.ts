import { onScopeDispose } from 'vue'
import { useRouter } from 'vue-router'
import { useText } from '../../language/use-text.ts'
import { useDesk } from '../live/use-desk.ts'
import { type News, newsOf } from './news.ts'
import { playChime } from './play-chime.ts'
import { useNoticeChoice } from './use-notice-choice.ts'
import { useToasts } from './use-toasts.ts'

/**
 * Tells of news by notification and sound, as the person chose, while they do not look at that case; of a note that
 * names them on the page as well, since a colleague waits for them.
 */
export function useNotices(): void {
  const desk = useDesk()
  const router = useRouter()
  const { t } = useText()
  const { desktop, sound } = useNoticeChoice()
  const { show } = useToasts()
  const told = new Map<string, string>()

  function isLookedAt(caseId: string): boolean {
    const { name, params } = router.currentRoute.value
    const isOpen = name === 'desk' && params['caseId'] === caseId
    return isOpen && document.visibilityState === 'visible' && document.hasFocus()
  }

  function titleOf({ kind, name }: News): string {
    if (kind === 'assigned') return t('desk.notice.assigned')
    const who = name ?? t('desk.no-name')
    return kind === 'mentioned' ? t('desk.notice.mentioned', { name: who }) : who
  }

  function open(caseId: string): void {
    void router.push({ name: 'desk', params: { caseId } })
  }

  function showMention({ case_id, name }: News): void {
    const who = name ?? t('desk.no-name')
    const number = desk.cases.get(case_id)?.number
    const text =
      number === undefined
        ? t('desk.notice.mentioned', { name: who })
        : t('desk.notice.mentioned-in', { name: who, number })
    show(text, 'news', {
      text: t('desk.notice.open'),
      run: () => {
        open(case_id)
      },
    })
  }

  function tell(news: News): void {
    if (news.kind === 'mentioned') showMention(news)
    if (sound.value) playChime()
    if (!desktop.value || !('Notification' in window)) return
    const notice = new Notification(titleOf(news), { body: news.words, tag: news.case_id })
    notice.onclick = () => {
      window.focus()
      notice.close()
      open(news.case_id)
    }
  }

  onScopeDispose(
    desk.listen((frame) => {
      const news = newsOf(frame, {
        agentId: desk.agentId.value,
        now: desk.now.value,
        caseOf: (caseId) => desk.cases.get(caseId),
        toldUntil: (caseId) => told.get(caseId) ?? null,
      })
      if (frame.type === 'case' && frame.case.last_message_at !== null) {
        told.set(frame.case.id, frame.case.last_message_at)
      }
      if (news !== null && !isLookedAt(news.case_id)) tell(news)
    }),
  )
}
