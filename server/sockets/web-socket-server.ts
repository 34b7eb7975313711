import websocket from '@fastify/websocket'
import type { FastifyInstance } from 'fastify'
import { CLOSE_REASONS } from './close-reason.ts'
import { READ_BYTES } from './frame-codec.ts'

/** A client that is gone does not answer that the socket ends. */
const CLOSING_MS = 500

/** Lets routes open WebSockets. Without compression: frames are short, and its memory is held per socket. */
export async function serveWebSockets(app: FastifyInstance): Promise<void> {
  await app.register(websocket, {
    options: { maxPayload: READ_BYTES, perMessageDeflate: false },
    errorHandler: (error, socket, request) => {
      request.log.info({ err: error }, 'a socket broke')
      socket.terminate()
    },
    preClose(done) {
      const { code, text } = CLOSE_REASONS.stopping
      const { clients } = this.websocketServer
      for (const client of clients) client.close(code, text)
      const late = setTimeout(() => {
        for (const client of clients) client.terminate()
      }, CLOSING_MS)
      this.websocketServer.close(() => {
        clearTimeout(late)
        done()
      })
    },
  })
}
