import type { QueryClient } from '@tanstack/vue-query'
import { createRouter, createWebHistory, type RouteLocationRaw, type Router } from 'vue-router'
import { sessionRead } from '../api/read-options.ts'
import { readSetupNeeded } from '../api/setup.ts'
import { allTexts } from '../language/shown-language.ts'
import { homeOf } from './home.ts'

/** Pages load with their route: nobody downloads charts in order to sign in. */
export const ROUTES = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('../sign-in/SignInPage.vue'),
    meta: { isOpen: true },
  },
  {
    path: '/setup',
    name: 'setup',
    component: () => import('../setup/SetupPage.vue'),
    meta: { isOpen: true },
  },
  {
    path: '/invitation',
    name: 'invitation',
    component: () => import('../door/InvitationPage.vue'),
    meta: { isOpen: true },
  },
  {
    path: '/reset',
    name: 'reset',
    component: () => import('../door/ResetPage.vue'),
    meta: { isOpen: true },
  },
  {
    path: '/',
    component: () => import('../frame/AppFrame.vue'),
    children: [
      {
        path: 'overview',
        name: 'overview',
        component: () => import('../overview/OverviewPage.vue'),
      },
      { path: 'volume', name: 'volume', component: () => import('../volume/VolumePage.vue') },
      {
        path: 'response',
        name: 'response',
        component: () => import('../response/ResponsePage.vue'),
      },
      { path: 'cases', name: 'cases', component: () => import('../cases/CasesPage.vue') },
      { path: 'cases/:caseId', name: 'case', component: () => import('../cases/CasePage.vue') },
      { path: 'bot', name: 'bot', component: () => import('../bot/BotPage.vue') },
      {
        path: 'agents',
        name: 'agents',
        component: () => import('../agents/AgentsPage.vue'),
      },
      {
        path: 'agents/:id',
        name: 'agent',
        component: () => import('../agents/AgentPage.vue'),
      },
      { path: 'me', name: 'me', component: () => import('../agents/MePage.vue') },
      { path: 'explore', name: 'explore', component: () => import('../explore/ExplorePage.vue') },
      { path: 'boards', name: 'boards', component: () => import('../boards/BoardsPage.vue') },
      {
        path: 'boards/:id',
        name: 'board',
        component: () => import('../boards/BoardPage.vue'),
        props: true,
      },
      {
        path: 'live',
        name: 'live',
        component: () => import('../live/LivePage.vue'),
        meta: { hasWall: true },
      },
      {
        path: 'satisfaction',
        name: 'satisfaction',
        component: () => import('../satisfaction/SatisfactionPage.vue'),
      },
      {
        path: 'desk/:caseId?',
        name: 'desk',
        component: () => import('../desk/WorkspacePage.vue'),
        meta: { isWide: true },
      },
      {
        path: 'desk-settings/:section?',
        name: 'desk-settings',
        component: () => import('../desk-admin/DeskAdminPage.vue'),
      },
      { path: 'people', name: 'people', component: () => import('../people/PeoplePage.vue') },
      { path: 'tokens', name: 'tokens', component: () => import('../tokens/TokensPage.vue') },
      { path: 'targets', name: 'targets', component: () => import('../targets/TargetsPage.vue') },
      {
        path: 'annotations',
        name: 'annotations',
        component: () => import('../annotations/AnnotationsPage.vue'),
      },
      {
        path: 'data-health',
        name: 'data-health',
        component: () => import('../data-health/DataHealthPage.vue'),
      },
      {
        path: 'webhooks',
        name: 'webhooks',
        component: () => import('../webhooks/WebhooksPage.vue'),
      },
      {
        path: ':anything(.*)*',
        name: 'not-found',
        component: () => import('../frame/NotFoundPage.vue'),
      },
    ],
  },
]

/** The routes, and the rule who may enter: without a session only what is open to all. */
export function createAppRouter(reads: QueryClient): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: ROUTES,
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  })
  router.beforeEach(async (to) => {
    if (to.meta['isOpen'] === true) return true
    const me = await reads.query(sessionRead).catch(() => undefined)
    // Undefined: the server did not answer. The page itself says so, with a retry.
    if (me === null) return entrance(to.fullPath)
    return to.path === '/' ? { name: homeOf(me ?? null) } : true
  })
  // Only the first pages do without the texts that come behind.
  router.beforeResolve(async (to) => {
    if (to.meta['isOpen'] !== true && to.name !== 'overview') await allTexts()
  })
  return router
}

/** Where a person without a session belongs: set-up while nobody exists, else sign-in, and back again. */
async function entrance(wanted: string): Promise<RouteLocationRaw> {
  const isNew = await readSetupNeeded().catch(() => false)
  if (isNew) return { name: 'setup' }
  return { name: 'sign-in', ...(wanted === '/' ? {} : { query: { next: wanted } }) }
}
