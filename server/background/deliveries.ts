import type { Logger } from 'pino'
import { createDeliveryRunner } from '../../desk/public.ts'
import type { ServerRooms } from '../rooms.ts'
import type { Repeating } from './every.ts'
import { underLease } from './under-lease.ts'
import { wakeable } from './wakeable.ts'

const DELIVER_EVERY_MS = 500
/** What ends within this time is followed by one turn. */
const GATHER_MS = 10

/** Sends what waits for webhooks, in one process at a time; without a pause while there is more. */
export function startDeliveries(rooms: ServerRooms, holder: string, log: Logger): Repeating {
  const delivering = underLease(rooms, 'desk-webhooks', holder)
  const runner = createDeliveryRunner(rooms.desk, rooms.outgoing, {
    onError(error) {
      log.error({ err: error, job: 'webhooks' }, 'a delivery failed in an unexpected way')
    },
    onRoom() {
      job.wake()
    },
  })
  const turn = () =>
    delivering.take(async () => {
      await runner.turn()
    })
  const job = wakeable(turn, {
    name: 'webhooks',
    log,
    pauseMs: DELIVER_EVERY_MS,
    gatherMs: GATHER_MS,
  })
  return {
    async stop() {
      await job.stop()
      await runner.idle()
      await delivering.release()
    },
  }
}
