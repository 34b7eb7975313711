import { createSharedComposable, useEventListener } from '@vueuse/core'
import { inject, shallowRef, watch } from 'vue'
import { postAction } from '../../api/desk.ts'
import { browserClock, CLOCK } from '../../browser-clock.ts'
import type { ComposeMode, Draft } from '../drafts/drafts.ts'
import { browserTimers, newClientKey } from '../live/browser-live.ts'
import { useDesk } from '../live/use-desk.ts'
import { useToasts } from '../notices/use-toasts.ts'
import { createOutbox, type Unsent } from './outbox.ts'

/** How long a message can be taken back. */
const HOLD_MS = 5_000

/** The outbox of this window: what was written and is on its way. */
export const useOutbox = createSharedComposable(() => {
  const desk = useDesk()
  const { tell } = useToasts()
  const clock = inject(CLOCK, browserClock)
  const unsent = shallowRef<readonly Unsent[]>([])
  const outbox = createOutbox({
    post: ({ key, case_id, action }) => postAction(case_id, { client_key: key, action }),
    now: () => clock.now(),
    timers: browserTimers,
    storage: sessionStorage,
    storageKey: 'deskmetry.unsent',
    onCommitted(committed, { case_id, resolves }) {
      desk.committed(committed)
      if (resolves) void tell(() => desk.act(case_id, { type: 'set_status', status: 'resolved' }))
    },
    onChange: (items) => (unsent.value = items),
  })

  watch(desk.state, (state) => {
    if (state === 'open') outbox.flush('waiting')
  })
  useEventListener(window, 'pagehide', () => {
    outbox.flush('all')
  })
  useEventListener(window, 'beforeunload', (event) => {
    if (unsent.value.some(({ state }) => state === 'waiting')) event.preventDefault()
  })

  return {
    unsent,
    take: outbox.take,
    sendNow: outbox.sendNow,
    /** Puts what was written on its way; it can be taken back for five seconds. */
    say: (caseId: string, mode: ComposeMode, draft: Draft, resolves = false): string => {
      const key = newClientKey()
      outbox.add({
        key,
        case_id: caseId,
        action: actionOf(mode, draft),
        files: draft.files,
        resolves,
        send_at: clock.now() + HOLD_MS,
      })
      return key
    },
  }
})

function actionOf(mode: ComposeMode, { text, files, mentions }: Draft): Unsent['action'] {
  const file_ids = files.map(({ id }) => id)
  if (mode === 'reply') return { type: 'reply', text, file_ids }
  return {
    type: 'note',
    text,
    file_ids,
    // A name that was deleted again calls nobody.
    mentions: [
      ...new Set(mentions.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id)),
    ],
    is_whisper: mode === 'whisper',
  }
}
