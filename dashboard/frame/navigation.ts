import type { MessageKey } from '../../charts/public.ts'
import type { Me, Permission } from '../../domain/contract/public.ts'
import type { IconName } from '../controls/icon-paths.ts'

export interface NavigationItem {
  readonly route: string
  readonly label: MessageKey
  readonly icon: IconName
  /** Without it the page is absent. */
  readonly permission?: Permission
  /** Absent for those who see themselves alone. */
  readonly isOfOthers?: boolean
}

export interface NavigationSection {
  readonly label: MessageKey
  readonly items: readonly NavigationItem[]
}

/**
 * The sections by the verbs of the day. Only pages that exist are listed; a section without one does not
 * show. To add a page: its route in router/router.ts, its line here, its name in charts/messages.
 */
export const NAVIGATION: readonly NavigationSection[] = [
  {
    label: 'nav.analyse',
    items: [
      { route: 'live', label: 'nav.live', icon: 'bolt', permission: 'live:read' },
      { route: 'overview', label: 'nav.overview', icon: 'overview' },
      { route: 'volume', label: 'nav.volume', icon: 'tray' },
      { route: 'response', label: 'nav.response', icon: 'clock' },
      { route: 'satisfaction', label: 'nav.satisfaction', icon: 'smile' },
      {
        route: 'agents',
        label: 'nav.agents',
        icon: 'team',
        permission: 'query:read',
        isOfOthers: true,
      },
      { route: 'me', label: 'nav.me', icon: 'star', permission: 'desk:answer' },
      { route: 'explore', label: 'nav.explore', icon: 'compass', permission: 'query:read' },
      { route: 'boards', label: 'nav.boards', icon: 'board', permission: 'query:read' },
      { route: 'bot', label: 'nav.bot', icon: 'whisper' },
      { route: 'cases', label: 'nav.cases', icon: 'search', permission: 'cases:read' },
    ],
  },
  {
    label: 'nav.serve',
    items: [{ route: 'desk', label: 'nav.inbox', icon: 'inbox', permission: 'desk:answer' }],
  },
  {
    label: 'nav.settings',
    items: [
      {
        route: 'desk-settings',
        label: 'nav.desk-settings',
        icon: 'settings',
        permission: 'desk:answer',
      },
      { route: 'people', label: 'nav.people', icon: 'team', permission: 'users:manage' },
      { route: 'targets', label: 'nav.targets', icon: 'check', permission: 'settings:read' },
      {
        route: 'data-health',
        label: 'nav.data-health',
        icon: 'stack',
        permission: 'data_health:read',
      },
      { route: 'webhooks', label: 'nav.webhooks', icon: 'send', permission: 'desk:manage' },
      { route: 'tokens', label: 'nav.tokens', icon: 'lock', permission: 'settings:read' },
    ],
  },
]

/** Whether a page is there for somebody with these permissions. */
export function isThere(
  { permission, isOfOthers = false }: NavigationItem,
  permissions: Me['permissions'],
): boolean {
  if (permission === undefined) return true
  const reach = permissions[permission]
  return reach !== undefined && !(isOfOthers && reach === 'own')
}

/** What lies under “More” where there is room for so many, “More” among them. */
export function beyondRoom(
  sections: readonly Pick<NavigationSection, 'items'>[],
  room: number,
): readonly NavigationItem[] {
  const items = sections.flatMap((section) => section.items)
  return items.length > room ? items.slice(room - 1) : []
}
