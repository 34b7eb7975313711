import { isWithin } from '../../domain/public.ts'
import type { Arrival } from '../demand/arrivals.ts'
import type { IncidentName } from '../incidents.ts'
import { DAY_MS } from '../local-day.ts'
import { createVoice, say } from '../text/voice.ts'
import { CATEGORIES, type Category } from '../world/categories.ts'
import { CALENDARS } from '../world/calendars.ts'
import type { Customer } from '../world/customers.ts'
import { TEAM_PLANS } from '../world/teams.ts'
import type { CaseFile } from './case-file.ts'
import { type Centre, emit, emitCase, later } from './centre.ts'
import { serveChat } from './chat.ts'
import { resolveCase } from './closing.ts'
import { customerSays, machineSays } from './message.ts'
import { promise } from './promise.ts'
import { enqueue } from './routing.ts'
import { ticketStory } from './ticket.ts'

const ANGER: Readonly<Record<Category, readonly number[]>> = {
  order: [70, 22, 6, 2],
  logistics: [45, 32, 17, 6],
  refund: [46, 32, 16, 6],
  quality: [36, 34, 22, 8],
  account: [64, 26, 8, 2],
  billing: [52, 30, 14, 4],
  app: [54, 30, 13, 3],
  praise: [100, 0, 0, 0],
}

/** So long before closing time the chat window asks for a letter instead. */
const LAST_CHATS_MS = 15 * 60_000

interface Reason {
  readonly team: number
  readonly category: Category
  readonly incident: IncidentName | null
  readonly duplicateOf?: string
  readonly origin?: string
  readonly kind?: 'ticket'
}

/** Somebody new or known writes to the team, at the present instant. */
export function receiveContact(centre: Centre, arrival: Arrival): void {
  const plan = TEAM_PLANS[arrival.team]
  if (plan === undefined) return
  const { customer, isNew } = centre.customers.draw(arrival.team, plan.englishShare, 0.42)
  if (isNew) {
    const attributes = { language: customer.language, city: customer.city }
    emit(
      centre,
      'customer.updated',
      { customer_id: customer.id },
      { name: customer.name, tier: customer.tier, attributes },
    )
  }
  const reason = {
    team: arrival.team,
    category: arrival.category,
    incident: arrival.incident?.name ?? null,
  }
  const file = openCase(centre, customer, reason)
  const { draws } = centre
  if (file.kind === 'chat' && draws.chance(0.012)) {
    later(centre, 30_000 + draws.exponential(180_000), () => {
      if (file.stage === 'waiting' || file.stage === 'served')
        openCase(centre, customer, { ...reason, duplicateOf: file.id })
    })
  } else if (draws.chance(0.05)) {
    later(centre, DAY_MS * (0.7 + draws.exponential(2)), () => {
      openCase(centre, customer, { ...reason, incident: null })
    })
  }
}

/** Opens the case and sends it where it belongs: to the bot, into a chat queue, or onto the ticket pile. */
function openCase(centre: Centre, customer: Customer, reason: Reason): CaseFile {
  const plan = TEAM_PLANS[reason.team]
  if (plan === undefined) throw new Error(`no team ${String(reason.team)}`)
  const { draws, agenda } = centre
  const hours = CALENDARS[plan.calendar].compiled
  const isOpen = isWithin(agenda.now(), hours) && isWithin(agenda.now() + LAST_CHATS_MS, hours)
  const chatShare = plan.calendar === 'office' ? 0.8 : 0.9
  const kind = reason.kind ?? (isOpen && draws.chance(chatShare) ? 'chat' : 'ticket')
  const file = createFile(centre, customer, reason, kind)
  const language = customer.language
  const isSpam = file.isSpam
  const subject =
    kind === 'ticket'
      ? { subject: say(file.voice, isSpam ? 'spamSubject' : 'subject', mood(centre, file)) }
      : {}
  emitCase(
    { centre, file },
    'case.opened',
    {
      opened_by: 'customer',
      priority: file.priority,
      language,
      ...subject,
      tags: [],
      category: file.filedAs,
      business_line: plan.businessLine,
      customer_tier: customer.tier,
      origin: reason.origin ?? (kind === 'chat' ? 'widget' : 'inbox'),
    },
    { team_id: plan.id },
  )
  if (kind === 'ticket') {
    customerSays(centre, file, isSpam ? 'spam' : 'problemLetter')
    if (!isSpam) promise(centre, file)
    later(centre, 500, () => {
      enqueue(centre, file)
    })
  } else if (reason.duplicateOf === undefined && draws.chance(file.anger > 1 ? 0.25 : 0.42)) {
    talkToBot(centre, file)
  } else {
    later(centre, 2_000 + draws.exponential(9_000), () => {
      customerSays(centre, file, 'problem')
      promise(centre, file)
      enqueue(centre, file)
      secondThought(centre, file)
    })
  }
  return file
}

function createFile(
  centre: Centre,
  customer: Customer,
  reason: Reason,
  kind: 'chat' | 'ticket',
): CaseFile {
  const plan = TEAM_PLANS[reason.team]
  const { draws } = centre
  centre.caseCount += 1
  const anger = Math.min(
    3,
    draws.weighted(ANGER[reason.category]) + (reason.incident === null ? 0 : draws.int(2)),
  )
  const story = ticketStory(centre)
  const file: CaseFile = {
    id: `c${String(centre.caseCount)}`,
    kind,
    customer,
    channel: draws.pick(
      (kind === 'chat' ? plan?.chatChannels : plan?.ticketChannels) ?? ['web_chat'],
    ),
    category: reason.category,
    incident: reason.incident,
    voice: createVoice(
      { customer, category: reason.category, incident: reason.incident, teamId: plan?.id ?? '' },
      centre.wording,
    ),
    openedAt: centre.agenda.now(),
    priority: anger >= 3 ? 'urgent' : anger === 2 ? 'high' : draws.chance(0.08) ? 'low' : 'normal',
    isSpam:
      kind === 'ticket' &&
      reason.origin === undefined &&
      reason.incident === null &&
      draws.chance(0.02),
    filedAs: filedAs(centre, reason),
    duplicateOf: reason.duplicateOf ?? null,
    serve: (worker) => {
      if (kind === 'chat') serveChat(centre, file, worker)
      else story.serve(file, worker)
    },
    seq: 0,
    team: reason.team,
    holder: null,
    stage: 'new',
    stays: 0,
    queuedAt: 0,
    waitedMs: 0,
    transferCount: 0,
    reopenCount: 0,
    anger,
  }
  return file
}

/** The category the customer or the form chose: wrong in one case of twelve. */
function filedAs({ draws }: Centre, { category, incident }: Reason): Category {
  if (incident !== null || category === 'praise' || !draws.chance(0.08)) return category
  return draws.pick(CATEGORIES)
}

/** The bot greets, hears the problem and tries an article; what it cannot solve it hands over. */
function talkToBot(centre: Centre, file: CaseFile): void {
  const { draws } = centre
  later(centre, 700, () => {
    machineSays(centre, file, 'bot', 'botHello')
  })
  later(centre, 9_000 + draws.exponential(15_000), () => {
    customerSays(centre, file, 'problem')
    const confidence = Math.round((0.35 + 0.6 * draws.next()) * 100) / 100
    later(centre, 1_600, () => {
      emitCase({ centre, file }, 'bot.answered', {
        article_id: `kb-${file.category}-${String(1 + draws.int(9))}`,
        confidence,
      })
      machineSays(centre, file, 'bot', 'botAnswer')
    })
    const isSolved =
      file.incident === null && draws.chance(0.12 + 0.4 * confidence - 0.12 * file.anger)
    later(centre, 18_000 + draws.exponential(40_000), () => {
      if (isSolved) leaveBot(centre, file)
      else handOff(centre, file, confidence < 0.6 ? 'low_confidence' : 'customer_asked')
    })
  })
}

function leaveBot(centre: Centre, file: CaseFile): void {
  if (centre.draws.chance(0.6)) customerSays(centre, file, 'botThanks')
  later(centre, 30_000, () => {
    resolveCase(centre, file, null, 'bot')
  })
}

function handOff(centre: Centre, file: CaseFile, reason: string): void {
  customerSays(centre, file, 'askHuman')
  later(centre, 1_200, () => {
    machineSays(centre, file, 'bot', 'botHandoff')
    emitCase({ centre, file }, 'case.bot_handoff', { reason })
    promise(centre, file)
    enqueue(centre, file)
  })
}

/** Some type in two goes. */
function secondThought(centre: Centre, file: CaseFile): void {
  if (!centre.draws.chance(0.22)) return
  later(centre, 8_000 + centre.draws.exponential(12_000), () => {
    if (file.stage === 'waiting' || file.stage === 'served') customerSays(centre, file, 'addition')
  })
}

/** At closing time those who still wait are asked to leave their matter as a ticket. */
export function closeQueue(centre: Centre, waiting: CaseFile[]): void {
  for (const file of waiting.splice(0)) {
    file.stage = 'gone'
    machineSays(centre, file, 'system', 'closedNow')
    emitCase({ centre, file }, 'case.dequeued', { reason: 'to_ticket' })
    emitCase({ centre, file }, 'case.status_changed', { status: 'closed' })
    const reason = {
      team: file.team,
      category: file.category,
      incident: file.incident,
      origin: 'chat_overflow',
    }
    const ticket = openCase(centre, file.customer, { ...reason, kind: 'ticket' })
    emitCase({ centre, file: ticket }, 'case.linked', { case_id: file.id })
  }
}

function mood(centre: Centre, file: CaseFile) {
  return { draws: centre.wording, anger: file.anger, at: centre.agenda.now() }
}
