/** The names of what a queue asks for, and of values that are words of ours. What people set up is said as it is. */
interface Names {
  readonly colon: string
  readonly of: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export const CONDITIONS_EN: Names = {
  colon: ': ',
  of: {
    kind: 'type',
    channel: 'channel',
    category: 'category',
    language: 'language',
    tier: 'tier',
    priority: 'priority',
    tag: 'tag',
    business_line: 'business line',
    page: 'page',
  },
  values: {},
}

export const CONDITIONS_ZH: Names = {
  colon: '：',
  of: {
    kind: '类型',
    channel: '渠道',
    category: '分类',
    language: '语言',
    tier: '客户等级',
    priority: '优先级',
    tag: '标签',
    business_line: '业务线',
    page: '页面',
  },
  values: {
    kind: { chat: '会话', ticket: '工单' },
    channel: { web: '网页', form: '表单', email: '邮件', phone: '电话', wechat: '微信' },
    priority: { low: '低', normal: '普通', high: '高', urgent: '紧急' },
    tier: { standard: '普通', silver: '银卡', gold: '金卡', vip: 'VIP' },
  },
}

/** A condition that held, `kind=chat`, in words: `type: chat`, `类型：会话`. */
export function conditionWords(held: string, { colon, of, values }: Names): string {
  const at = held.indexOf('=')
  if (at === -1) return held
  const [name, value] = [held.slice(0, at), held.slice(at + 1)]
  return `${of[name] ?? name}${colon}${values[name]?.[value] ?? value}`
}
