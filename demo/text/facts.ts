import { dateOf, localDay, weekdayOf } from '../local-day.ts'
import type { Customer } from '../world/customers.ts'
import { EN_FACTS } from './en/facts.ts'
import type { Mood } from './voice.ts'
import { ZH_FACTS } from './zh/facts.ts'

/** The facts of a case as they are spoken of: the same product, order and amount from the first line to the last. */
export interface Facts {
  slot(name: string, mood: Mood): string
}

/** Lists and formats of one language. */
export interface FactLists {
  /** Facts that hold for the whole case, each drawn once from its list. */
  readonly steady: Readonly<Record<string, readonly string[]>>
  /** Goods by team id, else `other`. */
  readonly products: Readonly<Record<string, readonly string[]>>
  readonly weekdays: readonly string[]
  readonly formatDate: (date: string) => string
  readonly formatAmount: (amount: number, cents: number) => string
  /** How the customer is addressed, and how they speak of their own surname. */
  readonly address: (customer: Customer, isMale: boolean) => string
}

const DIGITS: Readonly<Record<string, readonly [prefix: string, length: number]>> = {
  tail: ['', 4],
  ticketno: ['T', 7],
  errcode: ['E', 4],
}

export function createFacts(customer: Customer, teamId: string): Facts {
  const lists = customer.language === 'en' ? EN_FACTS : ZH_FACTS
  const known = new Map<string, string>()
  let promisedDay = 0
  /** The day that is being promised: one and the same until it has passed. */
  const promised = (mood: Mood) => {
    const today = localDay(mood.at)
    if (promisedDay <= today) promisedDay = today + 1 + mood.draws.int(6)
    return promisedDay
  }
  return {
    slot(name, mood) {
      if (name === 'soon') return lists.formatDate(dateOf(promised(mood)))
      if (name === 'weekday') return lists.weekdays[weekdayOf(promised(mood))] ?? ''
      const passing = passingFact(name, lists, mood)
      if (passing !== null) return passing
      const old = known.get(name)
      if (old !== undefined) return old
      const fact = steadyFact(name, { lists, customer, teamId, mood })
      known.set(name, fact)
      return fact
    },
  }
}

/** Facts that are new each time they are mentioned, and those that hang on who speaks and when. */
function passingFact(name: string, lists: FactLists, mood: Mood): string | null {
  const { draws } = mood
  switch (name) {
    case 'agent':
      return (lists === EN_FACTS ? mood.agent?.en : mood.agent?.zh) ?? ''
    case 'few':
      return String(2 + draws.int(6))
    case 'hours':
      return String([2, 4, 12, 24, 24, 36, 48, 72][draws.int(8)])
    case 'minutes':
      return String(5 + 5 * draws.int(9))
    case 'clock':
      return `${String(8 + draws.int(15))}:${String(draws.int(60)).padStart(2, '0')}`
    default:
      return null
  }
}

interface Setting {
  readonly lists: FactLists
  readonly customer: Customer
  readonly teamId: string
  readonly mood: Mood
}

function steadyFact(name: string, { lists, customer, teamId, mood }: Setting): string {
  const { draws } = mood
  const digits = DIGITS[name]
  if (digits !== undefined) return digits[0] + randomDigits(digits[1], mood)
  switch (name) {
    case 'order':
      return orderNumber(teamId, mood)
    case 'tracking':
      return `${draws.pick(['SF', 'YT', 'ZT', 'JD', 'LP'])}${randomDigits(11, mood)}`
    case 'amount':
      return lists.formatAmount(
        Math.round(draws.logNormal(160, 0.9)) + 9,
        draws.pick([0, 0, 0, 90, 50, 80, 99]),
      )
    case 'small':
      return lists.formatAmount(3 + draws.int(45), draws.pick([0, 0, 50, 90]))
    case 'ordered':
      return lists.formatDate(dateOf(localDay(mood.at) - 3 - draws.int(14)))
    case 'lately':
      return lists.formatDate(dateOf(localDay(mood.at) - 1 - draws.int(2)))
    case 'waited':
      return String(3 + draws.int(9))
    case 'version':
      return `${String(7 + draws.int(2))}.${String(draws.int(10))}.${String(draws.int(6))}`
    case 'name':
      return lists.address(customer, draws.chance(0.5))
    case 'fullname':
      return customer.name
    case 'city':
      return customer.city
    case 'product':
      return draws.pick(lists.products[teamId] ?? lists.products['other'] ?? [])
    default:
      return draws.pick(steadyList(name, lists))
  }
}

function steadyList(name: string, lists: FactLists): readonly string[] {
  const list = lists.steady[name]
  if (list === undefined) throw new Error(`no fact called ${name}`)
  return list
}

function orderNumber(teamId: string, mood: Mood): string {
  const prefix =
    { tmall: '38', jd: '31', global: 'GL-', business: 'PO-', member: '62' }[teamId] ?? '38'
  return prefix + randomDigits(prefix.endsWith('-') ? 7 : 10, mood)
}

function randomDigits(length: number, mood: Mood): string {
  let text = String(1 + mood.draws.int(9))
  while (text.length < length) text += String(mood.draws.int(10))
  return text
}
