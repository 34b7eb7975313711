import { it } from 'vitest'
import { agent, assigned, bot, customer, happened, minute, opened, resolved, START, status, tell } from './testing/story.ts'
const queued = (minutes: number, queue = 'q') => [minutes, 'case.queued', {}, { queue_id: queue }] as const
const conditions = { priority: 0, tier: 0, channel: 0, team: 0, kind: null } as const
const world = { saysItsPromises: true, policies: [{ policyId: 'p', version: 1, effectiveAt: 0, conditions, pauseOn: ['pending' as const], targets: { first_reply: {secs:600,time:'wall' as const}, next_reply: {secs:600,time:'wall' as const}, resolution:{secs:3600,time:'wall' as const} } }] }
const applied = (m: number, target: string, d = {}) => happened(m, 'sla.applied', { policy_id: 'p', policy_version: 1, target, ...d })
const m = (rows: readonly Record<string, unknown>[], ...cols: string[]) => rows.map((r) => cols.map((c) => { const v = r[c]; return c.endsWith('_at') && typeof v === 'number' ? (v - START) / 60000 : v }).join(' ')).join(' | ')
it('x', () => {
  const log = (n: string, s: unknown) => console.log(n, s)
  log('A1', m(tell([opened(0), resolved(2), queued(3), status(5, 'closed')]).queue_stays, 'outcome', 'ended_at'))
  log('A2', m(tell([opened(0), queued(1), happened(2, 'case.abandoned'), queued(3), resolved(5)]).queue_stays, 'outcome', 'ended_at'))
  log('B1', m(tell([opened(0), happened(2, 'case.abandoned'), status(5, 'pending')]).cases, 'status'))
  log('B2', m(tell([opened(0), happened(2, 'case.abandoned'), status(5, 'closed')]).cases, 'status'))
  log('C', m(tell([opened(0), agent(1), customer(5), applied(20, 'next_reply'), agent(25), customer(30), agent(35)], world).sla_targets, 'outcome', 'started_at', 'due_at'))
  log('D', tell([opened(0), opened(1, { business_line: 'b', origin: 'o', language: 'en' })]).columns)
  log('E1', m(tell([opened(0), resolved(1), applied(2, 'first_reply')], world).sla_targets, 'target', 'outcome', 'due_at'))
  log('E2', m(tell([opened(0), status(1, 'closed'), applied(2, 'first_reply'), applied(2, 'resolution'), [30, 'case.tagged', {tags: []}]], world).sla_targets, 'target', 'outcome', 'due_at'))
  log('E3', m(tell([opened(0), happened(1, 'case.abandoned'), applied(2, 'first_reply'), resolved(5)], world).sla_targets, 'target', 'outcome', 'due_at'))
  log('F', m(tell([opened(0), agent(1), applied(3, 'next_reply', { policy_id: 'o', promised_at: new Date(minute(9)).toISOString() }), customer(20), agent(21)], world).sla_targets, 'outcome', 'started_at', 'due_at', 'ended_at'))
  log('H', m(tell([opened(0), happened(1, 'case.transferred', { to_team: 'a' }), happened(2, 'case.transferred', { to_team: 'b' }), assigned(3), resolved(5)]).cases, 'is_transferred'))
  log('J', m(tell([opened(0), happened(1, 'case.marked_spam'), customer(2), happened(3, 'case.unmarked_spam')]).waits, 'started_at', 'outcome'))
  log('R', m(tell([opened(0), customer(0), applied(0, 'resolution'), resolved(10), applied(20, 'resolution')], world).sla_targets, 'target', 'outcome', 'due_at'))
  log('S', m(tell([opened(0), applied(0, 'resolution'), resolved(10), happened(20, 'case.marked_spam'), happened(30, 'case.unmarked_spam'), happened(40, 'case.reopened')], world).sla_targets, 'target', 'outcome', 'due_at'))
  log('T', m(tell([opened(0), applied(0, 'resolution'), status(5,'pending'), resolved(10), happened(40, 'case.reopened'), resolved(90)], world).sla_targets, 'target', 'outcome', 'due_at', 'paused_secs'))
  log('U bot first reply', m(tell([opened(0), customer(0), bot(1), happened(2,'case.merged',{into:'9'}), happened(3,'case.unmerged'), agent(4)]).cases, 'first_reply_secs','is_spam','merged_into'))
  log('V', m(tell([opened(0), assigned(1), resolved(5), status(6,'closed'), status(7,'pending'), resolved(8)]).cases, 'reopen_count','resolve_count','status'))
  log('W rating', m(tell([opened(0), [1,'rating.given',{rating_id:'r',score:5,scale_min:1,scale_max:5}]]).ratings, 'about','score'))
})
