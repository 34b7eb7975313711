import type { settingsEn } from './settings-en.ts'

/** What is said at the fields of a settings form, in Chinese. */
export const settingsZhCN: Readonly<Record<keyof typeof settingsEn, string>> = {
  'admin.problem.note': '未保存：请修改标出的字段。',
  'admin.problem.said': '未保存。服务器的说明：{text}',
  'admin.problem.field': '内容不被接受，请修改。（{text}）',
  'admin.problem.required': '必填。',
  'admin.problem.key': '只能使用字母、数字、- 和 _。',
  'admin.problem.small-key': '只能使用小写字母、数字和 _，以字母开头。',
  'admin.problem.least': '不能小于 {least}。',
  'admin.problem.above': '必须大于 0。',
  'admin.problem.most': '不能大于 {most}。',
  'admin.problem.number': '请填写数字。',
  'admin.problem.format': '格式不正确。',
  'admin.calendar.unset': '默认工作时间',
  'admin.sla.retire-sure': '确认停用，不再承诺时限',
  'admin.queue.answer-own': '单独设置会话回复时限',
  'admin.queue.answer-within': '会话须在多少秒内回复',
  'admin.queue.answer-hint': '超时后转给其他客服；0 表示不收回。',
}
