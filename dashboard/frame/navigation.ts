import type { MessageKey } from '../../charts/public.ts'
import type { Me } from '../../domain/contract/public.ts'
import type { IconName } from '../controls/icon-paths.ts'
import { mayOpen } from '../router/page-needs.ts'

export interface NavigationItem {
  readonly route: string
  readonly label: MessageKey
  readonly icon: IconName
  /** Absent for those who see themselves alone. */
  readonly isOfOthers?: boolean
}

export interface NavigationSection {
  readonly label: MessageKey
  readonly items: readonly NavigationItem[]
}

/**
 * The sections by the verbs of the day. Only pages that exist are listed; a section without one does not
 * show. To add a page: its route in router/router.ts, what it asks for in router/page-needs.ts, its line here, its
 * name in charts/messages.
 */
export const NAVIGATION: readonly NavigationSection[] = [
  {
    label: 'nav.analyse',
    items: [
      { route: 'live', label: 'nav.live', icon: 'bolt' },
      { route: 'overview', label: 'nav.overview', icon: 'overview' },
      { route: 'volume', label: 'nav.volume', icon: 'tray' },
      { route: 'response', label: 'nav.response', icon: 'clock' },
      { route: 'satisfaction', label: 'nav.satisfaction', icon: 'smile' },
      {
        route: 'agents',
        label: 'nav.agents',
        icon: 'team',
        isOfOthers: true,
      },
      { route: 'me', label: 'nav.me', icon: 'star' },
      { route: 'explore', label: 'nav.explore', icon: 'compass' },
      { route: 'boards', label: 'nav.boards', icon: 'board' },
      { route: 'bot', label: 'nav.bot', icon: 'whisper' },
      { route: 'cases', label: 'nav.cases', icon: 'search' },
    ],
  },
  {
    label: 'nav.serve',
    items: [{ route: 'desk', label: 'nav.inbox', icon: 'inbox' }],
  },
  {
    label: 'nav.settings',
    items: [
      {
        route: 'desk-settings',
        label: 'nav.desk-settings',
        icon: 'settings',
      },
      { route: 'people', label: 'nav.people', icon: 'team' },
      { route: 'targets', label: 'nav.targets', icon: 'check' },
      { route: 'annotations', label: 'nav.annotations', icon: 'flag' },
      {
        route: 'data-health',
        label: 'nav.data-health',
        icon: 'stack',
      },
      { route: 'webhooks', label: 'nav.webhooks', icon: 'send' },
      { route: 'tokens', label: 'nav.tokens', icon: 'lock' },
    ],
  },
]

/** Whether a page is there for somebody with these permissions. */
export function isThere(
  { route, isOfOthers = false }: NavigationItem,
  permissions: Me['permissions'],
): boolean {
  if (!mayOpen(route, permissions)) return false
  return !(isOfOthers && permissions['query:read'] === 'own')
}

/** What lies under “More” where there is room for so many, “More” among them. */
export function beyondRoom(
  sections: readonly Pick<NavigationSection, 'items'>[],
  room: number,
): readonly NavigationItem[] {
  const items = sections.flatMap((section) => section.items)
  return items.length > room ? items.slice(room - 1) : []
}
