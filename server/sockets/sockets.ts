import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import { principalOf } from '../http/authenticate.ts'
import { languageOf } from '../http/request-language.ts'
import type { ServerRooms } from '../rooms.ts'
import { createLiveDesk } from './live-desk.ts'
import { startLiveTimers } from './live-timers.ts'
import { openStaffSocket } from './staff-socket.ts'
import { openVisitorSocket } from './visitor-socket.ts'

const CHANNEL = 'deskmetry_desk'

/** The two sockets of the desk, as docs/protocol.md describes them, and what they share. */
export function deskSockets(rooms: ServerRooms): FastifyPluginAsync {
  return async (api: FastifyInstance) => {
    const log = api.log
    const failed = (error: unknown) => log.error({ err: error }, 'a socket failed')
    const me = Buffer.from(rooms.accounts.randomBytes(9)).toString('base64url')
    const notices = await rooms.openNotices({
      channel: CHANNEL,
      onNotice: (text) => live.hear(text),
      // The sweep finds what was said meanwhile.
      onReconnected: () => log.info('words with other processes are heard again'),
      reportError: (error) => log.warn({ err: error }, 'words with other processes were lost'),
    })
    const { desk, presence, standings, promises } = rooms
    const live = createLiveDesk({ desk, me, notices, presence, standings, promises, failed })
    const hasNeighbours = desk.store.dialect === 'postgres'
    const timers = startLiveTimers(live, { log, hasNeighbours })

    api.get('/desk/socket', { websocket: true }, (socket, request) => {
      openStaffSocket(live, socket, {
        principal: principalOf(request),
        log: request.log,
        language: languageOf(request),
        raw: request.socket,
      })
    })
    api.get('/widget/socket', { websocket: true }, (socket, request) => {
      const { log, socket: raw, ip: address } = request
      openVisitorSocket(live, socket, { log, language: languageOf(request), raw, address })
    })
    api.addHook('onClose', async () => {
      await timers.stop()
      live.close()
      await notices.close()
    })
  }
}
