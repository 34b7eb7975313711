/** People, passwords, tokens, and the settings with versions: calendars, SLA policies, targets. */
export const ACCOUNTS_PHRASES_ZH = {
  'Invitation {id}': '邀请 {id}',
  'Session {id}': '登录会话 {id}',
  'Token {id}': '令牌 {id}',
  'changing a profile by token': '用令牌修改个人资料',
  'changing a password by token': '用令牌修改密码',
  'managing tokens by token': '用令牌管理令牌',
  'commands of this machine': '本机命令',
  'The new password': '新密码',
  'it has {length} characters': '有 {length} 个字符',
  'Use {least} to {most} characters.': '请使用 {least} 到 {most} 个字符。',
  'it is the name or the e-mail address': '与姓名或邮箱相同',
  'it repeats a few characters': '只重复少数几个字符',
  'Choose something others cannot guess.': '请换一个他人猜不到的。',
  expires_at: '到期时间',
  'it is in the past': '时间已过',
  'Choose a time to come, or null for a token that does not expire.':
    '请选择将来的时间；不过期的令牌填 null。',

  calendar: '营业日历',
  policy: 'SLA 策略',
  target: '目标',
  'Save the calendar first, or leave the team on the default one.':
    '请先保存营业日历，或让团队使用默认日历。',
  '{id} is the default calendar': '{id} 是默认日历',
  'Save {id} without is_default first.': '请先取消 {id} 的默认。',
  '{id} does not say whose team it is': '{id} 没有说明团队的来源',
  'Write source:id, such as desk:tmall.': '请写成 来源:编号，例如 desk:tmall。',
  'there is nothing to correct yet': '还没有可更正的版本',
  'Save a first version.': '请先保存第一个版本。',
  'a later version needs a beginning': '后续版本需要生效时间',
  'Say from when it holds, or save a correction.': '请填写从何时生效，或保存为更正。',
  'version {version} holds only from {instant}': '第 {version} 版从 {instant} 才生效',
  'Choose a later time, or correct that version.': '请选择更晚的时间，或更正那个版本。',

  '"{tz}" is not an IANA time zone': '“{tz}”不是 IANA 时区名称',
  'Write a name such as Asia/Shanghai or Europe/Berlin.':
    '请填写例如 Asia/Shanghai 或 Europe/Berlin。',
  'no day has any open time': '没有任何一天有营业时间',
  'Give at least one weekday a span such as ["09:00", "18:00"].':
    '请至少为一天填写时段，例如 ["09:00", "18:00"]。',
  '"{day}" is not a day of the calendar': '“{day}”不是有效日期',
  'The date "{day}"': '日期“{day}”',
  'it is not a day of the calendar': '不是有效日期',
  'Write it as YYYY-MM-DD, such as 2026-02-17.': '请写成 YYYY-MM-DD，例如 2026-02-17。',
  '"{time}" is not a time of day': '“{time}”不是有效时间',
  'Write 24-hour times with two digits each, from "00:00" to "24:00".':
    '请使用 24 小时制，每部分两位数字，从 "00:00" 到 "24:00"。',
  'the span opens and closes at {time}': '时段的开始和结束都是 {time}',
  'Remove it, or write ["00:00", "24:00"] for the whole day.':
    '请去掉它；全天营业请写 ["00:00", "24:00"]。',
  'the span {opens} to {closes} runs past midnight': '时段 {opens} 至 {closes} 跨过了午夜',
  'Split it at midnight: ["{opens}", "24:00"] on this day and ["00:00", "{closes}"] on the next.':
    '请在午夜处拆开：当天 ["{opens}", "24:00"]，次日 ["00:00", "{closes}"]。',
  '{one} to {two} overlaps {three} to {four}': '{one} 至 {two} 与 {three} 至 {four} 重叠',
  'Join them into one span, or end the first where the second begins.':
    '请合并为一个时段，或让前一个在后一个开始时结束。',
  'Known years: {years}. Enter the days of the State Council notice by hand.':
    '已知年份：{years}。请按国务院通知手工填写。',
  'Use an ISO country code such as DE or US.': '请使用 ISO 国家代码，例如 DE 或 US。',
  'Use the part of its ISO code after the hyphen, such as BE for Berlin.':
    '请使用 ISO 代码中连字符之后的部分，例如柏林为 BE。',

  // permissions
  'query:read': '查看指标',
  'cases:read': '查看单个会话',
  'live:read': '查看实时队列和客服',
  'reports:manage': '管理报告和告警',
  'desk:answer': '在客服台工作',
  'desk:supervise': '督导客服台',
  'desk:manage': '设置客服台',
  'qa:read': '查看质检',
  'qa:review': '质检评分',
  'qa:manage': '管理质检规则',
  'workforce:read': '查看排班',
  'workforce:manage': '管理排班',
  'events:write': '发送事件',
  'data_health:read': '查看数据健康',
  'data_health:manage': '修复和重放数据',
  'customers:erase': '删除客户资料',
  'settings:read': '查看设置',
  'settings:manage': '修改设置',
  'users:manage': '管理成员',
} as const
