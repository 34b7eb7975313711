import type { RoutingReason } from '../../domain/contract/public.ts'

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
  queue_matched: (d) => `In queue ${of(d, 'queue')}: its conditions hold (${list(d, 'matched')})`,
  queue_asked_for: (d) => `In queue ${of(d, 'queue')}: asked for by ${of(d, 'by')}`,
  queue_default: (d) => `In queue ${of(d, 'queue')}: no earlier queue's conditions hold`,
  after_hours: (d) => `A ticket: queue ${of(d, 'queue')} is closed${when(d, ' until ')}`,
  last_agent: (d) =>
    `To ${of(d, 'agent')}: this customer's last agent, with room (${load(d)})${relaxedEn(d)}`,
  least_loaded: (d) =>
    `To ${of(d, 'agent')}: the least loaded of ${of(d, 'candidates')} (${load(d)}), after ${of(d, 'waited_secs')} s${relaxedEn(d)}`,
  round_robin: (d) =>
    `To ${of(d, 'agent')}: their turn among ${of(d, 'candidates')}, after ${of(d, 'waited_secs')} s${relaxedEn(d)}`,
  overflow: (d) =>
    `From queue ${of(d, 'from')} to ${of(d, 'to')}: nobody was free for ${of(d, 'waited_secs')} s`,
  no_answer: (d) =>
    `Taken from ${of(d, 'agent')}, who said nothing for ${of(d, 'secs')} s; somebody else is next`,
  agent_offline: (d) =>
    `Taken from ${of(d, 'agent')}, who has been disconnected for ${of(d, 'secs')} s`,
  taken: (d) => `${of(d, 'agent')} took it, after ${of(d, 'waited_secs')} s`,
  left: (d) => `Left the queue after ${of(d, 'waited_secs')} s, before anybody came`,
}

const ZH: Words = {
  queue_matched: (d) => `进入队列“${of(d, 'queue')}”：符合条件（${list(d, 'matched', '、')}）`,
  queue_asked_for: (d) => `进入队列“${of(d, 'queue')}”：由${of(d, 'by')}指定`,
  queue_default: (d) => `进入队列“${of(d, 'queue')}”：不符合前面任何队列的条件`,
  after_hours: (d) => `转为工单：队列“${of(d, 'queue')}”不在服务时间${when(d, '，下次开放 ')}`,
  last_agent: (d) =>
    `分配给${of(d, 'agent')}：客户上次的客服，且有空位（${load(d)}）${relaxedZh(d)}`,
  least_loaded: (d) =>
    `分配给${of(d, 'agent')}：${of(d, 'candidates')} 位可接待客服中负载最低（${load(d)}），等待 ${of(d, 'waited_secs')} 秒${relaxedZh(d)}`,
  round_robin: (d) =>
    `分配给${of(d, 'agent')}：${of(d, 'candidates')} 位可接待客服轮流，等待 ${of(d, 'waited_secs')} 秒${relaxedZh(d)}`,
  overflow: (d) =>
    `从队列“${of(d, 'from')}”转到“${of(d, 'to')}”：${of(d, 'waited_secs')} 秒内无人可接`,
  no_answer: (d) => `从${of(d, 'agent')}收回：${of(d, 'secs')} 秒未回复，改派其他客服`,
  agent_offline: (d) => `从${of(d, 'agent')}收回：已断线 ${of(d, 'secs')} 秒`,
  taken: (d) => `${of(d, 'agent')}主动接入，等待 ${of(d, 'waited_secs')} 秒`,
  left: (d) => `等待 ${of(d, 'waited_secs')} 秒后离开队列，未被接入`,
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

function list(data: Data, key: string, separator = ', '): string {
  const value = data[key]
  return Array.isArray(value) ? value.join(separator) : String(value ?? '')
}

function of(data: Data, key: string): string {
  return list(data, key)
}
