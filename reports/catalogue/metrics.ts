import { abandon } from '../metrics/abandon.ts'
import { acceptToFirstReply } from '../metrics/accept-to-first-reply.ts'
import { agentState } from '../metrics/agent-state.ts'
import { answeredInTarget } from '../metrics/answered-in-target.ts'
import { backlog } from '../metrics/backlog.ts'
import { botContainment } from '../metrics/bot-containment.ts'
import { botHandoff } from '../metrics/bot-handoff.ts'
import { casesOpened } from '../metrics/cases-opened.ts'
import { casesResolved } from '../metrics/cases-resolved.ts'
import { concurrency } from '../metrics/concurrency.ts'
import { conversationDuration } from '../metrics/conversation-duration.ts'
import { csat } from '../metrics/csat.ts'
import { csatMean } from '../metrics/csat-mean.ts'
import { csatResponse } from '../metrics/csat-response.ts'
import { dsat } from '../metrics/dsat.ts'
import { fcr } from '../metrics/fcr.ts'
import { firstReply } from '../metrics/first-reply.ts'
import { firstResolution } from '../metrics/first-resolution.ts'
import { fullResolution } from '../metrics/full-resolution.ts'
import { handle } from '../metrics/handle.ts'
import { messagesIn } from '../metrics/messages-in.ts'
import { messagesOut } from '../metrics/messages-out.ts'
import { messagesPerCase } from '../metrics/messages-per-case.ts'
import { occupancy } from '../metrics/occupancy.ts'
import { queueWait } from '../metrics/queue-wait.ts'
import { reopen } from '../metrics/reopen.ts'
import { repeatContact } from '../metrics/repeat-contact.ts'
import { ratings } from '../metrics/ratings.ts'
import { reply } from '../metrics/reply.ts'
import { requesterWait } from '../metrics/requester-wait.ts'
import { resolution } from '../metrics/resolution.ts'
import { resolutions } from '../metrics/resolutions.ts'
import { resolvedIn7d } from '../metrics/resolved-in-7d.ts'
import { serviceLevel } from '../metrics/service-level.ts'
import { shortAbandons } from '../metrics/short-abandons.ts'
import { slaHit } from '../metrics/sla-hit.ts'
import { transfer } from '../metrics/transfer.ts'
import { unansweredWaits } from '../metrics/unanswered-waits.ts'
import type { Metric } from '../metric.ts'

/** Every metric, in the order people meet them. To add one: write its file, add it here, write its oracle. */
export const METRICS: readonly Metric[] = [
  casesOpened,
  casesResolved,
  resolutions,
  resolution,
  resolvedIn7d,
  reopen,
  messagesIn,
  messagesOut,
  messagesPerCase,
  firstReply,
  acceptToFirstReply,
  reply,
  unansweredWaits,
  queueWait,
  serviceLevel,
  answeredInTarget,
  abandon,
  shortAbandons,
  firstResolution,
  fullResolution,
  requesterWait,
  handle,
  conversationDuration,
  slaHit,
  ratings,
  csat,
  dsat,
  csatMean,
  csatResponse,
  fcr,
  repeatContact,
  transfer,
  botContainment,
  botHandoff,
  backlog,
  concurrency,
  occupancy,
  agentState,
]
