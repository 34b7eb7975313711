import '@fontsource-variable/inter/wght.css'
import './styles/base.css'
import './styles/print.css'
import { VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
import { createReadCache, sessionRead } from './api/read-options.ts'
import { whenSignedOut } from './api/signed-out.ts'
import App from './App.vue'
import { browserClock, CLOCK } from './browser-clock.ts'
import { startLanguage } from './language/shown-language.ts'
import { createAppRouter } from './router/router.ts'
import { followTheme } from './theme/use-theme.ts'

followTheme(document.documentElement)
await startLanguage()

const reads = createReadCache()
const router = createAppRouter(reads)
whenSignedOut(() => {
  // Who signs out is on the way already; what still asked on the page left behind leads nowhere.
  if (reads.getQueryData(sessionRead.queryKey) === null) return
  reads.setQueryData(sessionRead.queryKey, null)
  const { fullPath, meta, matched } = router.currentRoute.value
  // Before the first page is there, the rule who may enter decides.
  if (matched.length === 0 || meta['isOpen'] === true) return
  void router.push({ name: 'sign-in', query: { next: fullPath } })
})

createApp(App)
  .provide(CLOCK, browserClock)
  .use(VueQueryPlugin, { queryClient: reads })
  .use(router)
  .mount('#app')
