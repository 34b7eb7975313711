import type { RoutingReason } from '../../domain/contract/public.ts'
import { CONDITIONS_EN, CONDITIONS_ZH, conditionWords } from './condition-words.ts'

type Data = RoutingReason['data']
type Words = Readonly<Record<RoutingReason['code'], (data: Data) => string>>

/**
 * A routing reason in words, for the log of a case. The code and its data are what is kept, so a reader sees it in
 * their own language, whenever it was decided.
 * @param language a language tag; Chinese or else English
 */
export function reasonWords(reason: RoutingReason, language: string | null): string {
  const words = language?.toLowerCase().startsWith('zh') === true ? ZH : EN
  return words[reason.code](reason.data)
}

const EN: Words = {
  queue_matched: (d) =>
    `In queue ${of(d, 'queue')}: its conditions hold (${held(d, CONDITIONS_EN, ', ')})`,
  queue_asked_for: (d) => `In queue ${of(d, 'queue')}: asked for by ${of(d, 'by')}`,
  queue_default: (d) => `In queue ${of(d, 'queue')}: no earlier queue's conditions hold`,
  after_hours: (d) => `A ticket: queue ${of(d, 'queue')} is closed${when(d, ' until ')}`,
  last_agent: (d) =>
    `To ${of(d, 'agent')}: this customer's last agent, with room (${load(d)})${relaxedEn(d)}`,
  least_loaded: (d) =>
    `To ${of(d, 'agent')}: the least loaded of ${of(d, 'candidates')} (${load(d)}), after ${durationEn(d, 'waited_secs')}${relaxedEn(d)}`,
  round_robin: (d) =>
    `To ${of(d, 'agent')}: their turn among ${of(d, 'candidates')}, after ${durationEn(d, 'waited_secs')}${relaxedEn(d)}`,
  overflow: (d) =>
    `From queue ${of(d, 'from')} to ${of(d, 'to')}: nobody was free for ${durationEn(d, 'waited_secs')}`,
  no_answer: (d) =>
    `Taken from ${of(d, 'agent')}, who said nothing for ${durationEn(d, 'secs')}; somebody else is next`,
  agent_offline: (d) =>
    `Taken from ${of(d, 'agent')}, who has been disconnected for ${durationEn(d, 'secs')}`,
  taken: (d) =>
    `${of(d, 'agent')} took it${'from' in d ? ` from ${of(d, 'from')}` : ''}${waited(d, ', after ', durationEn)}`,
  handed_over: (d) =>
    `${of(d, 'by')} handed it over to ${of(d, 'to')}${'from' in d ? `, from ${of(d, 'from')}` : ''}${waited(d, ', after ', durationEn)}`,
  left: (d) => `Left the queue after ${durationEn(d, 'waited_secs')}, before anybody came`,
}

const ZH: Words = {
  queue_matched: (d) => `进入队列“${of(d, 'queue')}”：符合条件（${held(d, CONDITIONS_ZH, '、')}）`,
  queue_asked_for: (d) => `进入队列“${of(d, 'queue')}”：由${apart(d, 'by')}指定`,
  queue_default: (d) => `进入队列“${of(d, 'queue')}”：不符合前面任何队列的条件`,
  after_hours: (d) => `转为工单：队列“${of(d, 'queue')}”不在服务时间${when(d, '，下次开放 ')}`,
  last_agent: (d) =>
    `分配给${apart(d, 'agent').trimEnd()}：客户上次的客服，且有空位（${load(d)}）${relaxedZh(d)}`,
  least_loaded: (d) =>
    `分配给${apart(d, 'agent').trimEnd()}：${of(d, 'candidates')} 位可接待客服中负载最低（${load(d)}），等待 ${durationZh(d, 'waited_secs')}${relaxedZh(d)}`,
  round_robin: (d) =>
    `分配给${apart(d, 'agent').trimEnd()}：${of(d, 'candidates')} 位可接待客服轮流，等待 ${durationZh(d, 'waited_secs')}${relaxedZh(d)}`,
  overflow: (d) =>
    `从队列“${of(d, 'from')}”转到“${of(d, 'to')}”：${durationZh(d, 'waited_secs')}内无人可接`,
  no_answer: (d) => `从${apart(d, 'agent')}收回：${durationZh(d, 'secs')}未回复，改派其他客服`,
  agent_offline: (d) => `从${apart(d, 'agent')}收回：已断线 ${durationZh(d, 'secs')}`,
  taken: (d) =>
    `${apart(d, 'agent').trimStart()}${'from' in d ? `从${apart(d, 'from').trimEnd()} 处接管` : '主动接入'}${waited(d, '，等待 ', durationZh)}`,
  handed_over: (d) =>
    `由${apart(d, 'by')}${'from' in d ? `从${apart(d, 'from')}` : ''}转给${apart(d, 'to').trimEnd()}${waited(d, '，等待 ', durationZh)}`,
  left: (d) => `等待 ${durationZh(d, 'waited_secs')}后离开队列，未被接入`,
}

function relaxedEn(data: Data): string {
  const parts = [
    ...('missing' in data ? [`without ${list(data, 'missing')}`] : []),
    ...('language' in data ? [`without the language ${of(data, 'language')}`] : []),
  ]
  return parts.length === 0 ? '' : `; ${parts.join(', ')}: nobody who has it was free in time`
}

function relaxedZh(data: Data): string {
  const parts = [
    ...('missing' in data ? [`技能（${list(data, 'missing', '、')}）`] : []),
    ...('language' in data ? [`语言（${of(data, 'language')}）`] : []),
  ]
  return parts.length === 0 ? '' : `；超时后不再要求${parts.join('和')}`
}

function load(data: Data): string {
  return `${of(data, 'load')}/${of(data, 'capacity')}`
}

function when(data: Data, before: string): string {
  return 'opens_at' in data ? `${before}${of(data, 'opens_at')}` : ''
}

function waited(data: Data, before: string, words: typeof durationEn): string {
  return 'waited_secs' in data ? `${before}${words(data, 'waited_secs')}` : ''
}

function list(data: Data, key: string, separator = ', '): string {
  const value = data[key]
  return Array.isArray(value) ? value.join(separator) : String(value ?? '')
}

function held(data: Data, names: typeof CONDITIONS_EN, separator: string): string {
  const { matched } = data
  const all = Array.isArray(matched) ? matched : []
  return all.map((one) => conditionWords(String(one), names)).join(separator)
}

function of(data: Data, key: string): string {
  return list(data, key)
}

function durationEn(data: Data, key: string): string {
  return duration(Number(data[key]), { day: 'd', hour: 'h', minute: 'min', second: 's' })
}

function durationZh(data: Data, key: string): string {
  return duration(Number(data[key]), { day: '天', hour: '小时', minute: '分', second: '秒' })
}

/** In its two largest parts, as people say it: `25 min 8 s`, `2 h 5 min`, `3 d`. */
function duration(
  secs: number,
  units: Readonly<Record<'day' | 'hour' | 'minute' | 'second', string>>,
): string {
  const parts = [
    [Math.floor(secs / 86_400), units.day],
    [Math.floor(secs / 3600) % 24, units.hour],
    [Math.floor(secs / 60) % 60, units.minute],
    [secs % 60, units.second],
  ] as const
  const first = parts.findIndex(([count]) => count > 0)
  if (first === -1) return `0 ${units.second}`
  const said = parts.slice(first, first + 2).filter(([count]) => count > 0)
  return said.map(([count, unit]) => `${count} ${unit}`).join(' ')
}

/** A name between Chinese words: with a space on the side where its letters are Latin ones. */
function apart(data: Data, key: string): string {
  return of(data, key)
    .replace(/^(?=[\p{Script=Latin}\d])/u, ' ')
    .replace(/(?<=[\p{Script=Latin}\d])$/u, ' ')
}
