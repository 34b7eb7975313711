import { expect, it } from 'vitest'
import { chainWords, fillWords, joinWords, labelWords } from './join-words.ts'

it('a list and a name have the marks of their language', () => {
  expect(joinWords(['a', 'b'], 'en')).toBe('a, b')
  expect(joinWords(['甲', '乙'], 'zh-CN')).toBe('甲、乙')
  expect(labelWords('Team', 'Refunds', 'en')).toBe('Team: Refunds')
  expect(labelWords('团队', '退款组', 'zh-CN')).toBe('团队：退款组')
})

it.each([
  [['类型', '是', '会话'], '类型是会话'],
  [['渠道', '是', 'App、网页'], '渠道是 App、网页'],
  [['等待时长', '至少为', '10', '分钟'], '等待时长至少为 10 分钟'],
  [['order_no', '已填写', ''], 'order_no 已填写'],
  [['Status', 'is', '售前'], 'Status is 售前'],
])('parts %j make %s', (parts, said) => {
  expect(chainWords(...parts)).toBe(said)
})

it.each([
  ['由 {who} 创建', { who: '系统' }, '由系统创建'],
  ['由 {who} 创建', { who: 'Ada' }, '由 Ada 创建'],
  ['由 {who} 创建', { who: '陈浩 Chen' }, '由陈浩 Chen 创建'],
  ['{who} 转接给 {what}', { who: '王芳', what: 'Bo' }, '王芳转接给 Bo'],
  ['{n} 个，{left} 天', { n: 3, left: 10 }, '3 个，10 天'],
  ['{who} asked {what}', { who: '王芳', what: '李雷' }, '王芳 asked 李雷'],
  ['{who} said {nothing}', { who: 'Ada' }, 'Ada said {nothing}'],
])('the template %j with %j makes %j', (template, fill, said) => {
  expect(fillWords(template, fill)).toBe(said)
})
