/** A few days of a small contact centre, the same every time: enough of each kind of event for every fact table. */

const MONDAY = Date.UTC(2026, 2, 2, 0, 30)
const AGENTS = ['ann', 'bob', 'cai', '丁']

export const OFFICE = {
  calendar_id: 'office',
  version: 1,
  tz: 'Asia/Shanghai',
  is_default: true,
  effective_from: '2026-01-01T00:00:00Z',
  week: { mon: [['09:00', '18:00']], tue: [['09:00', '18:00']], wed: [['09:00', '18:00']] },
}

/** Raw events of `caseCount` cases, their agents and the directory. */
export function contactCentre(caseCount: number): readonly object[] {
  return [
    ...directoryEvents(),
    ...AGENTS.flatMap(agentEvents),
    ...Array.from({ length: caseCount }, (_, caseNo) => caseEvents(caseNo)).flat(),
  ]
}

function directoryEvents(): object[] {
  const since = { occurred_at: '2026-01-01T00:00:00Z' }
  return [
    { event_id: 'd1', type: 'calendar.updated', ...since, data: OFFICE },
    {
      event_id: 'd2',
      type: 'team.updated',
      ...since,
      team_id: 'east',
      data: { name: '东区', calendar_id: 'office' },
    },
    {
      event_id: 'd3',
      type: 'policy.updated',
      ...since,
      data: {
        policy_id: 'gold',
        version: 1,
        conditions: { customer_tier: 'gold' },
        targets: {
          first_reply: { secs: 600, time: 'business' },
          resolution: { secs: 7200, time: 'wall' },
        },
        pause_on: ['pending'],
      },
    },
    {
      event_id: 'd4',
      type: 'customer.updated',
      ...since,
      customer_id: 'u1',
      data: { name: '王小明', tier: 'gold' },
    },
    ...AGENTS.map((agent, n) => ({
      event_id: `d-${agent}`,
      type: 'agent.updated',
      ...since,
      agent_id: agent,
      data: { name: agent.toUpperCase(), team_ids: n % 2 === 0 ? ['east'] : ['east', 'west'] },
    })),
  ]
}

function agentEvents(agent: string): object[] {
  return [0, 1, 2].flatMap((day) =>
    (['online', 'online', 'break', 'busy', 'offline'] as const).map((state, n) => ({
      event_id: `s-${agent}-${String(day)}-${String(n)}`,
      type: 'agent.state_changed',
      occurred_at: new Date(MONDAY + day * 86_400_000 + n * 5_400_000).toISOString(),
      agent_id: agent,
      data: { state },
    })),
  )
}

function caseEvents(caseNo: number): object[] {
  const agent = AGENTS[caseNo % AGENTS.length]
  const isChat = caseNo % 3 !== 0
  const events: object[] = []
  let at = MONDAY + caseNo * 2_345_678
  const add = (type: string, data: object = {}, columns: object = {}) => {
    at += 61_003 + ((caseNo * 7 + events.length * 13) % 17) * 20_000
    events.push({
      event_id: `c${String(caseNo)}-${String(events.length)}`,
      type,
      occurred_at: new Date(at).toISOString(),
      case_id: `c${String(caseNo)}`,
      case_kind: isChat ? 'chat' : 'ticket',
      customer_id: `u${String(caseNo % 7)}`,
      channel: isChat ? 'web' : 'mail',
      data,
      ...columns,
    })
  }
  const say = (author: string, text: string, columns: object = {}) =>
    add(
      'message.sent',
      {
        message_id: `m${String(caseNo)}-${String(events.length)}`,
        author,
        text,
        language: caseNo % 2 ? 'zh' : 'en',
      },
      columns,
    )
  add(
    'case.opened',
    {
      opened_by: 'customer',
      priority: 'high',
      customer_tier: caseNo % 2 ? 'gold' : 'std',
      tags: ['a', `t${String(caseNo % 3)}`],
      subject: '退款？',
    },
    { team_id: 'east' },
  )
  if (caseNo % 5 === 0) {
    say('bot', 'Hello')
    add('case.bot_handoff', { reason: 'asked' })
  }
  add('case.queued', {}, { queue_id: `q${String(caseNo % 2)}` })
  say('customer', 'Where is it?')
  add('case.assigned', { by: 'router' }, { agent_id: agent })
  say('agent', '您好', { agent_id: agent })
  if (caseNo % 4 === 0)
    add('case.transferred', { to_agent: AGENTS[(caseNo + 1) % 4], to_team: 'west', by: 'agent' })
  if (caseNo % 4 === 1) add('case.status_changed', { status: 'pending' })
  say('customer', 'Thanks')
  if (caseNo % 6 !== 5) add('case.resolved', { by: 'agent' }, { agent_id: agent })
  if (caseNo % 6 === 1) add('case.reopened', { by: 'customer' })
  if (caseNo % 8 === 3) add('case.marked_spam')
  if (caseNo % 9 === 4) add('case.merged', { into: `c${String(caseNo - 1)}` })
  add('rating.requested', { rating_id: `r${String(caseNo)}` }, { agent_id: agent })
  if (caseNo % 2 === 0)
    add('rating.given', {
      rating_id: `r${String(caseNo)}`,
      score: 1 + (caseNo % 5),
      scale_min: 1,
      scale_max: 5,
      comment: '不错',
    })
  return events
}
