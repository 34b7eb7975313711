import {
  type CalendarVersion,
  compareEvents,
  compileCalendar,
  type EventType,
  parseEvent,
} from '../../domain/public.ts'
import type { CaseFacts } from '../fold/fact-sink.ts'
import { createFold } from '../fold/fold-case.ts'
import type { FoldContext, Policy, Spans } from '../fold/fold-context.ts'
import { createRefs, type Refs } from '../fold/refs.ts'
import { toCaseEvent } from '../fold/to-case-event.ts'

/** A story: `[minutes since the start, type, data?, columns?]` per event. */
export type Telling = readonly [
  minutes: number,
  type: EventType,
  data?: Record<string, unknown>,
  columns?: Record<string, unknown>,
]

export interface World {
  readonly calendar?: CalendarVersion
  readonly policies?: readonly Omit<Policy, 'policy'>[]
  readonly saysItsPromises?: boolean
  readonly working?: Readonly<Record<string, Spans>>
}

/** Monday, 2026-03-02 08:00 UTC. */
export const START = Date.UTC(2026, 2, 2, 8)

/** Minutes after the start, as an instant. */
export const minute = (minutes: number): number => START + minutes * 60_000

/** Folds a story of case `desk:1` and gives its facts with strings in place of refs. */
export function tell(events: readonly Telling[], world: World = {}): Readable {
  const refs = createRefs()
  const canonical = events.map(([minutes, type, data = {}, columns = {}], index) => {
    const parsed = parseEvent(
      {
        event_id: `e${String(index).padStart(3, '0')}`,
        type,
        occurred_at: new Date(minute(minutes)).toISOString(),
        seq: index,
        source: 'desk',
        case_id: '1',
        data,
        ...columns,
      },
      'desk',
    )
    if (!parsed.ok)
      throw new Error(`the story is wrong at ${String(index)}: ${JSON.stringify(parsed.problems)}`)
    return parsed.event
  })
  const ordered = canonical.toSorted(compareEvents).map((event) => toCaseEvent(event, refs))
  return readable(createFold(contextOf(refs, world))(ordered), refs)
}

const said = (
  author: string,
  agent?: string,
): [Record<string, unknown>, Record<string, unknown>] => {
  messageCount += 1
  return [
    { message_id: `m${String(messageCount)}`, author, text: 'x' },
    agent === undefined ? {} : { agent_id: agent },
  ]
}
let messageCount = 0

export const customer = (minutes: number): Telling => [minutes, 'message.sent', ...said('customer')]
export const agent = (minutes: number, who = 'ann'): Telling => [
  minutes,
  'message.sent',
  ...said('agent', who),
]
export const bot = (minutes: number): Telling => [minutes, 'message.sent', ...said('bot')]
export const opened = (minutes = 0, data: Record<string, unknown> = {}): Telling => [
  minutes,
  'case.opened',
  { opened_by: 'customer', ...data },
  { case_kind: 'chat', channel: 'web' },
]
export const assigned = (
  minutes: number,
  who = 'ann',
  columns: Record<string, unknown> = {},
): Telling => [minutes, 'case.assigned', { by: 'router' }, { agent_id: who, ...columns }]
export const resolved = (minutes: number, who: string | null = 'ann'): Telling => [
  minutes,
  'case.resolved',
  { by: 'agent' },
  who === null ? {} : { agent_id: who },
]
export const status = (minutes: number, to: string): Telling => [
  minutes,
  'case.status_changed',
  { status: to },
]
export const happened = (
  minutes: number,
  type: EventType,
  data: Record<string, unknown> = {},
): Telling => [minutes, type, data]

type ReadableRow = Readonly<Record<string, unknown>>
export type Readable = {
  readonly [T in keyof Omit<CaseFacts, 'columns'>]: readonly ReadableRow[]
} & {
  readonly columns: ReadableRow
  readonly case: ReadableRow
}

const LABELS =
  /team$|queue$|agent$|priority$|tier$|category$|_by$|^policy$|^channel$|^source$|^language$|^customer_id$|^business_line$|^origin$|merged_into/

function readable(facts: CaseFacts, refs: Refs): Readable {
  const row = (raw: object): ReadableRow =>
    Object.fromEntries(
      Object.entries(raw).map(([key, value]) => {
        if (Array.isArray(value)) return [key, value.map((ref: number) => refs.textOf(ref))]
        return [
          key,
          typeof value === 'number' && LABELS.test(key) ? refs.textOf(value) : (value as unknown),
        ]
      }),
    )
  const tables = Object.fromEntries(
    Object.entries(facts)
      .filter(([name]) => name !== 'columns')
      .map(([name, rows]) => [name, (rows as object[]).map(row)]),
  ) as unknown as Omit<Readable, 'columns' | 'case'>
  return { ...tables, columns: row(facts.columns), case: tables.cases[0] ?? {} }
}

function contextOf(refs: Refs, world: World): FoldContext {
  const calendar = world.calendar === undefined ? null : compileCalendar(world.calendar)
  const policies = (world.policies ?? []).map((policy) => ({
    ...policy,
    policy: refs.refOf(policy.policyId),
  }))
  const inForce = (at: number) => policies.filter((policy) => policy.effectiveAt <= at)
  return {
    refOf: refs.refOf,
    calendarAt: () => calendar,
    policyOf: (policyId, version, at) =>
      inForce(version === null ? at : Infinity)
        .filter(
          (policy) =>
            policy.policyId === policyId && (version ?? policy.version) === policy.version,
        )
        .at(-1),
    policiesAt: inForce,
    saysItsPromises: () => world.saysItsPromises ?? false,
    workingSpans: (who) => world.working?.[refs.textOf(who) ?? ''] ?? null,
  }
}
