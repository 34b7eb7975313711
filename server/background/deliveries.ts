import type { Logger } from 'pino'
import { createDeliveryRunner } from '../../desk/public.ts'
import type { ServerRooms } from '../rooms.ts'
import { every, type Repeating } from './every.ts'
import { underLease } from './under-lease.ts'

const DELIVER_EVERY_MS = 500

/** Sends what waits for webhooks, in one process at a time. */
export function startDeliveries(rooms: ServerRooms, holder: string, log: Logger): Repeating {
  const delivering = underLease(rooms, 'desk-webhooks', holder)
  const runner = createDeliveryRunner(rooms.desk, rooms.outgoing, (error) => {
    log.error({ err: error, job: 'webhooks' }, 'a delivery failed in an unexpected way')
  })
  const turn = () =>
    delivering.take(async () => {
      await runner.turn()
    })
  const job = every(DELIVER_EVERY_MS, turn, { name: 'webhooks', log })
  return {
    async stop() {
      await job.stop()
      await runner.idle()
      await delivering.release()
    },
  }
}
