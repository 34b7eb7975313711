import { onScopeDispose } from 'vue'
import { useRouter } from 'vue-router'
import { useText } from '../../language/use-text.ts'
import { useDesk } from '../live/use-desk.ts'
import { type News, newsOf } from './news.ts'
import { playChime } from './play-chime.ts'
import { useNoticeChoice } from './use-notice-choice.ts'

/** Tells of news by notification and sound, as the person chose, while they do not look at that case. */
export function useNotices(): void {
  const desk = useDesk()
  const router = useRouter()
  const { t } = useText()
  const { desktop, sound } = useNoticeChoice()
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

  function tell(news: News): void {
    if (sound.value) playChime()
    if (!desktop.value || !('Notification' in window)) return
    const notice = new Notification(titleOf(news), { body: news.words, tag: news.case_id })
    notice.onclick = () => {
      window.focus()
      notice.close()
      void router.push({ name: 'desk', params: { caseId: news.case_id } })
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
