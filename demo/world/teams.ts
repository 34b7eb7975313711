import type { Category } from './categories.ts'

/** One team as the world begins: what it serves, when, and in which languages. */
export interface TeamPlan {
  readonly id: string
  readonly name: string
  readonly businessLine: string
  readonly calendar: 'retail' | 'day' | 'office' | 'global'
  /** Share of all arrivals; the escalation desk gets its work by transfer alone. */
  readonly share: number
  /** Share of its customers who write English. */
  readonly englishShare: number
  readonly chatQueue: string
  readonly ticketQueue: string
  readonly chatChannels: readonly string[]
  readonly ticketChannels: readonly string[]
  readonly categoryWeights: Readonly<Record<Category, number>>
}

const RETAIL = {
  order: 17,
  logistics: 25,
  refund: 17,
  quality: 15,
  account: 6,
  billing: 8,
  app: 8,
  praise: 4,
}

export const TEAM_PLANS: readonly TeamPlan[] = [
  {
    id: 'tmall',
    name: '天猫组 Tmall',
    businessLine: 'tmall',
    calendar: 'retail',
    share: 0.3,
    englishShare: 0.01,
    chatQueue: '天猫在线 Tmall chat',
    ticketQueue: '天猫工单 Tmall tickets',
    chatChannels: ['app', 'web_chat', 'wechat'],
    ticketChannels: ['web_form', 'app', 'email'],
    categoryWeights: RETAIL,
  },
  {
    id: 'jd',
    name: '京东组 JD',
    businessLine: 'jd',
    calendar: 'retail',
    share: 0.24,
    englishShare: 0.01,
    chatQueue: '京东在线 JD chat',
    ticketQueue: '京东工单 JD tickets',
    chatChannels: ['app', 'web_chat'],
    ticketChannels: ['web_form', 'app'],
    categoryWeights: { ...RETAIL, logistics: 21, quality: 19 },
  },
  {
    id: 'global',
    name: '国际站 Global',
    businessLine: 'global',
    calendar: 'global',
    share: 0.2,
    englishShare: 0.93,
    chatQueue: '国际在线 Global chat',
    ticketQueue: '国际工单 Global tickets',
    chatChannels: ['web_chat', 'app'],
    ticketChannels: ['email', 'email', 'web_form'],
    categoryWeights: { ...RETAIL, logistics: 28, order: 15, account: 8 },
  },
  {
    id: 'business',
    name: '企业组 Business',
    businessLine: 'business',
    calendar: 'office',
    share: 0.11,
    englishShare: 0.3,
    chatQueue: '企业在线 Business chat',
    ticketQueue: '企业工单 Business tickets',
    chatChannels: ['web_chat', 'wechat'],
    ticketChannels: ['email', 'email', 'web_form'],
    categoryWeights: {
      order: 24,
      logistics: 15,
      refund: 8,
      quality: 12,
      account: 12,
      billing: 22,
      app: 4,
      praise: 3,
    },
  },
  {
    id: 'member',
    name: '会员与应用组 Membership & App',
    businessLine: 'member',
    calendar: 'day',
    share: 0.15,
    englishShare: 0.06,
    chatQueue: '会员在线 Member chat',
    ticketQueue: '会员工单 Member tickets',
    chatChannels: ['app', 'app', 'wechat'],
    ticketChannels: ['app', 'web_form'],
    categoryWeights: {
      order: 8,
      logistics: 8,
      refund: 8,
      quality: 4,
      account: 26,
      billing: 18,
      app: 22,
      praise: 6,
    },
  },
  {
    id: 'care',
    name: '升级处理组 Escalations',
    businessLine: 'care',
    calendar: 'day',
    share: 0,
    englishShare: 0.3,
    chatQueue: '升级在线 Escalation chat',
    ticketQueue: '升级工单 Escalation tickets',
    chatChannels: ['app'],
    ticketChannels: ['email'],
    categoryWeights: RETAIL,
  },
]
