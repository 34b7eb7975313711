import type { Component } from 'vue'
import type { Permission } from '../../domain/contract/public.ts'
import type { IconName } from '../controls/icon-paths.ts'

/** The pages of setting up, in their order; one that a role may not see is absent. */
export const SECTION_IDS = [
  'canned',
  'macros',
  'views',
  'fields',
  'categories',
  'tags',
  'queues',
  'routing',
  'rules',
  'log',
  'sla',
  'calendars',
  'channels',
  'widget',
  'appearance',
] as const
export type SectionId = (typeof SECTION_IDS)[number]
/** Those that are a list of settings, each with a form. */
export type ListedSection = Exclude<
  SectionId,
  'log' | 'routing' | 'channels' | 'widget' | 'appearance'
>

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
  views: {
    icon: 'filter',
    permission: 'desk:supervise',
    load: () => import('./views/ViewsSection.vue'),
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
  tags: {
    icon: 'star',
    permission: 'desk:manage',
    load: () => import('./tags/TagsSection.vue'),
  },
  queues: {
    icon: 'tray',
    permission: 'desk:manage',
    load: () => import('./queues/QueuesSection.vue'),
  },
  routing: {
    icon: 'transfer',
    permission: 'desk:manage',
    load: () => import('./routing/RoutingSection.vue'),
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
  channels: {
    icon: 'send',
    permission: 'desk:manage',
    load: () => import('./channels/ChannelsSection.vue'),
  },
  widget: {
    icon: 'smile',
    permission: 'desk:manage',
    load: () => import('./widget/WidgetSection.vue'),
  },
  appearance: {
    icon: 'overview',
    permission: 'settings:manage',
    load: () => import('./appearance/AppearanceSection.vue'),
  },
}
