import '@fontsource-variable/inter/wght.css'
import './styles/base.css'
import { VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
import { createReadCache, sessionRead } from './api/read-options.ts'
import App from './App.vue'
import { browserClock, CLOCK } from './browser-clock.ts'
import { i18n, setLanguage } from './language/i18n.ts'
import { createAppRouter } from './router/router.ts'
import { followTheme } from './theme/use-theme.ts'

followTheme(document.documentElement)
setLanguage(i18n.global.locale.value === 'zh-CN' ? 'zh-CN' : 'en', { remember: false })

const reads = createReadCache(() => {
  reads.setQueryData(sessionRead.queryKey, null)
  const { fullPath, meta } = router.currentRoute.value
  if (meta['isOpen'] !== true) void router.push({ name: 'sign-in', query: { next: fullPath } })
})
const router = createAppRouter(reads)

createApp(App)
  .provide(CLOCK, browserClock)
  .use(i18n)
  .use(VueQueryPlugin, { queryClient: reads })
  .use(router)
  .mount('#app')
