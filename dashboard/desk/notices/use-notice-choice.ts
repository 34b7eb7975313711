import { createSharedComposable, useStorage } from '@vueuse/core'
import { shallowRef } from 'vue'

/** How a person wants to be told of news in this browser. Both are off until they say so. */
export const useNoticeChoice = createSharedComposable(() => {
  const desktop = useStorage('deskmetry.notice.desktop', false)
  const sound = useStorage('deskmetry.notice.sound', false)
  const isBlocked = shallowRef('Notification' in window && Notification.permission === 'denied')
  return {
    desktop,
    sound,
    isBlocked,
    /** Asked only on a press: a page that asks by itself is refused for good. */
    askForDesktop: async (): Promise<void> => {
      if (!('Notification' in window)) return
      const answer = await Notification.requestPermission()
      desktop.value = answer === 'granted'
      isBlocked.value = answer === 'denied'
    },
  }
})
