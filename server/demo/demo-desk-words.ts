import type { CannedReply, WordsByLanguage } from '../../domain/contract/public.ts'

/** Who works at the desk of a demo. Nobody can sign in as them before an administrator gives them a password. */
export const DEMO_COLLEAGUES = [
  { name: '苏静 Wendy Su', email: 'wendy@demo.example.com' },
  { name: '陈浩 Chen Hao', email: 'hao@demo.example.com' },
  { name: '赵敏 Zoe Zhao', email: 'zoe@demo.example.com' },
  { name: 'Daniel Ortiz', email: 'daniel@demo.example.com' },
] as const

/** By the keys that the invented cases carry. */
export const DEMO_CATEGORIES: Readonly<Record<string, WordsByLanguage>> = {
  order: { 'zh-CN': '订单', en: 'Orders' },
  logistics: { 'zh-CN': '物流', en: 'Logistics' },
  refund: { 'zh-CN': '退款', en: 'Refunds' },
  quality: { 'zh-CN': '质量', en: 'Quality' },
  account: { 'zh-CN': '账户', en: 'Account' },
  billing: { 'zh-CN': '账单', en: 'Billing' },
  app: { 'zh-CN': '应用使用', en: 'App' },
  praise: { 'zh-CN': '表扬', en: 'Praise' },
}

const forAll = { kind: 'all' } as const

export const DEMO_CANNED: readonly CannedReply[] = [
  {
    shortcut: '你好',
    title: '问候',
    text: '您好 {{customer.name}}，我是 {{agent.name}}，很高兴为您服务。',
    sharing: forAll,
  },
  {
    shortcut: '查物流',
    title: '正在查询物流',
    text: '我正在为您查询物流进度，请稍等两分钟。',
    sharing: forAll,
  },
  {
    shortcut: '退款',
    title: '退款时效',
    text: '退款已提交，原路退回一般需要 1–3 个工作日。工单号 {{case.number}}。',
    sharing: forAll,
  },
  {
    shortcut: 'hello',
    title: 'Greeting',
    text: 'Hello {{customer.name}}, this is {{agent.name}}. How can I help you today?',
    sharing: forAll,
  },
  {
    shortcut: 'tracking',
    title: 'Looking up the parcel',
    text: 'I am looking up where your parcel is. One moment, please.',
    sharing: forAll,
  },
]
