import type { Component } from 'vue'
import type { Permission } from '../../domain/contract/public.ts'
import type { IconName } from '../controls/icon-paths.ts'

/** The pages of setting up, in their order; one that a role may not see is absent. */
export const SECTION_IDS = [
  'canned',
  'macros',
  'fields',
  'categories',
  'queues',
  'rules',
  'log',
  'sla',
  'calendars',
  'widget',
] as const
export type SectionId = (typeof SECTION_IDS)[number]
/** Those that are a list of settings, each with a form. */
export type ListedSection = Exclude<SectionId, 'log' | 'widget'>

export interface Section {
  readonly icon: IconName
  readonly permission: Permission
  readonly load: () => Promise<Component>
}

export const SECTIONS: Readonly<Record<SectionId, Section>> = {
  canned: {
    icon: 'chat',
    permission: 'desk:answer',
    load: () => import('./replies/CannedSection.vue'),
  },
  macros: {
    icon: 'bolt',
    permission: 'desk:answer',
    load: () => import('./replies/MacrosSection.vue'),
  },
  fields: {
    icon: 'list',
    permission: 'desk:manage',
    load: () => import('./definitions/FieldsSection.vue'),
  },
  categories: {
    icon: 'stack',
    permission: 'desk:manage',
    load: () => import('./definitions/CategoriesSection.vue'),
  },
  queues: {
    icon: 'tray',
    permission: 'desk:manage',
    load: () => import('./queues/QueuesSection.vue'),
  },
  rules: {
    icon: 'refresh',
    permission: 'desk:manage',
    load: () => import('./rules/RulesSection.vue'),
  },
  log: { icon: 'file', permission: 'desk:manage', load: () => import('./rules/LogSection.vue') },
  sla: {
    icon: 'clock',
    permission: 'settings:manage',
    load: () => import('./promises/PoliciesSection.vue'),
  },
  calendars: {
    icon: 'moon',
    permission: 'settings:manage',
    load: () => import('./promises/CalendarsSection.vue'),
  },
  widget: {
    icon: 'smile',
    permission: 'desk:manage',
    load: () => import('./widget/WidgetSection.vue'),
  },
}
