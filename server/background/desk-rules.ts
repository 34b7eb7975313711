import type { Logger } from 'pino'
import { createRuleEngine, type PromisesOf, type RuleWebhook } from '../../desk/public.ts'
import type { ServerRooms } from '../rooms.ts'
import { every, type Repeating } from './every.ts'

const TURN_MS = 15_000

export interface RuleOptions {
  readonly log: Logger
  readonly promisesOf: PromisesOf
  readonly tellWebhook: RuleWebhook
}

/**
 * Automation: what is committed in this process is judged at once, what only time changes every 15 s. Every process
 * does it; the log of firings sees to it that nothing is done twice.
 */
export function startRules(
  { desk }: Pick<ServerRooms, 'desk'>,
  { log, promisesOf, tellWebhook }: RuleOptions,
): Repeating {
  const engine = createRuleEngine({
    desk,
    promisesOf,
    tellWebhook,
    onError: (error) => {
      log.error({ err: error, job: 'rules' }, 'a rule failed')
    },
  })
  engine.start()
  const beginning = engine.catchUp().catch((error: unknown) => {
    log.error({ err: error, job: 'rules' }, 'what was missed could not be judged')
  })
  const turns = every(TURN_MS, () => engine.tick(), { name: 'rules', log })
  return {
    async stop() {
      await turns.stop()
      await beginning
      await engine.stop()
    },
  }
}
