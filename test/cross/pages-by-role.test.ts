import { expect, it } from 'vitest'
import { ROLE_PERMISSIONS } from '../../accounts/public.ts'
import { isThere, NAVIGATION } from '../../dashboard/frame/navigation.ts'
import { mayOpen, PAGE_NEEDS } from '../../dashboard/router/page-needs.ts'
import { ROUTES } from '../../dashboard/router/router.ts'
import { ROLES, type Role } from '../../domain/contract/public.ts'

const BEHIND_THE_DOOR = ROUTES.flatMap((route) => ('children' in route ? route.children : []))
const PAGES = BEHIND_THE_DOOR.map(({ name }) => name).filter((name) => name !== 'not-found')

/** What each role does not get to see, opened by address. */
const BARRED: Readonly<Record<Role, readonly string[]>> = {
  admin: [],
  manager: ['people', 'webhooks'],
  qa_lead: ['live', 'me', 'desk', 'desk-settings', 'people', 'data-health', 'webhooks'],
  planner: ['cases', 'case', 'me', 'desk', 'desk-settings', 'people', 'data-health', 'webhooks'],
  agent: ['people', 'targets', 'annotations', 'data-health', 'webhooks', 'tokens'],
}

it('every page behind the door says what it asks of whoever opens it', () => {
  expect(Object.keys(PAGE_NEEDS).toSorted()).toEqual(PAGES.toSorted())
})

it.each(ROLES)('%s may open what their role is for, and nothing else', (role) => {
  const barred = PAGES.filter((page) => !mayOpen(page, ROLE_PERMISSIONS[role]))
  expect(barred.toSorted()).toEqual(BARRED[role].toSorted())
})

it.each(ROLES)('the navigation of %s leads to no page that is closed to them', (role) => {
  const permissions = ROLE_PERMISSIONS[role]
  const shown = NAVIGATION.flatMap(({ items }) => items).filter((item) =>
    isThere(item, permissions),
  )
  expect(shown.map(({ route }) => route).filter((page) => BARRED[role].includes(page))).toEqual([])
})

it('a page that is for everybody, such as the one for a wrong address, asks for nothing', () => {
  expect(mayOpen('not-found', {})).toBe(true)
  expect(mayOpen(undefined, {})).toBe(true)
})
