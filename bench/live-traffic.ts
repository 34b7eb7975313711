/** The traffic of a busy centre as it happens: many cases open at once, each event the next step of one of them. */
import { seededRandom } from './seeded-random.ts'

export interface Traffic {
  /** The next events, as lines. @param now epoch ms: when they happen */
  next(count: number, now: number): string[]
}

const TEXTS = [
  'Where is my order? It should have arrived on Monday.',
  '您好，请问我的退款什么时候到账？订单已经取消三天了。',
  'The app closes whenever I open the payment page.',
  '谢谢，问题已经解决了。',
  'I have passed this to the warehouse and will write again tomorrow.',
]

interface OpenCase {
  readonly number: number
  /** Events so far. */
  step: number
  readonly steps: number
}

/** @param options.startAt part of every id, so that two runs over one data directory send different events */
export function createTraffic(options: {
  readonly startAt: number
  readonly openCases: number
}): Traffic {
  const random = seededRandom(options.startAt)
  let cases = 0
  const open = (): OpenCase => ({ number: cases++, step: 0, steps: 8 + Math.floor(random() * 10) })
  // Not all at their beginning: a centre does not open 20,000 cases at once.
  const all = Array.from({ length: options.openCases }, open)
  return {
    next(count, now) {
      const lines: string[] = []
      while (lines.length < count) {
        const place = Math.floor(random() * all.length)
        const one = all[place] ?? open()
        lines.push(lineOf(one, options.startAt, now))
        one.step += 1
        if (one.step === one.steps) all[place] = open()
      }
      return lines
    },
  }
}

function lineOf({ number, step, steps }: OpenCase, run: number, now: number): string {
  const agent = `a${number % 200}`
  const envelope = (type: string, columns: string, data: string) =>
    `{"event_id":"l${run}-${number}-${step}","type":"${type}","occurred_at":"${new Date(now).toISOString()}","source":"live","case_id":"l${run}-${number}","case_kind":"chat","customer_id":"u${number % 300_000}"${columns},"data":${data}}`
  const by = `,"agent_id":"${agent}"`
  if (step === 0) {
    return envelope(
      'case.opened',
      `,"team_id":"t${number % 12}","channel":"web"`,
      `{"opened_by":"customer","priority":"normal","language":"en","category":"cat${number % 9}"}`,
    )
  }
  if (step === 1) return envelope('case.queued', `,"queue_id":"q${number % 20}"`, '{}')
  if (step === 2) return envelope('case.assigned', by, '{"by":"router"}')
  if (step === steps - 1) return envelope('case.resolved', by, '{"by":"agent"}')
  const isAgent = step % 2 === 1
  const text = TEXTS[(number + step) % TEXTS.length] ?? ''
  return envelope(
    'message.sent',
    isAgent ? by : '',
    `{"message_id":"m${run}-${number}-${step}","author":"${isAgent ? 'agent' : 'customer'}","text":"${text}"}`,
  )
}
