import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import type { Registry } from 'prom-client'
import { DeskmetryError, uuidV7 } from '../domain/public.ts'
import { guardRoutes } from './http/authenticate.ts'
import { answerErrors, answerFrameworkError } from './http/error-reply.ts'
import { readJsonBodies } from './http/sound-body.ts'
import { judgeInput } from './http/judge-input.ts'
import { measureRequests } from './http/measure.ts'
import { describeApi } from './http/openapi.ts'
import { watchForProxy } from './http/proxy-watch.ts'
import { sendSecurityHeaders } from './http/security-headers.ts'
import { serveDashboard } from './http/serve-dashboard.ts'
import { serveWidget } from './http/serve-widget.ts'
import type { ServerRooms } from './rooms.ts'
import { accountRoutes } from './routes/account.ts'
import { annotationRoutes } from './routes/annotations.ts'
import { appearanceRoutes } from './routes/appearance.ts'
import { boardRoutes } from './routes/boards.ts'
import { dataHealthRoutes } from './routes/data-health.ts'
import { deadLetterRoutes } from './routes/dead-letters.ts'
import { fileRoutes } from './routes/desk/files.ts'
import { followupRoutes } from './routes/desk/followups.ts'
import { presenceRoutes } from './routes/desk/presence.ts'
import { caseActionRoutes } from './routes/desk/case-actions.ts'
import { caseRoutes } from './routes/desk/cases.ts'
import { customerRoutes } from './routes/desk/customers.ts'
import { queueRoutes } from './routes/desk/queues.ts'
import { deskRuleRoutes } from './routes/desk/rules.ts'
import { searchRoutes } from './routes/desk/search.ts'
import { deskSettingsRoutes } from './routes/desk/settings.ts'
import { deskChannelRoutes } from './routes/desk/channels.ts'
import { deskTagRoutes } from './routes/desk/tags.ts'
import { ratingPage } from './routes/desk/rating-page.ts'
import { ratingRoutes } from './routes/desk/rating.ts'
import { widgetDemo } from './routes/desk/widget-demo.ts'
import { widgetSettingsRoutes } from './routes/desk/widget-settings.ts'
import { webhookRoutes } from './routes/desk/webhooks.ts'
import { widgetRoutes } from './routes/desk/widget.ts'
import { eventRoutes } from './routes/events.ts'
import { invitationRoutes } from './routes/invitations.ts'
import { liveRoutes } from './routes/live.ts'
import { localRoutes } from './routes/local.ts'
import { numberRoutes } from './routes/numbers.ts'
import { caseSearchRoutes } from './routes/case-search.ts'
import { peopleRoutes } from './routes/people.ts'
import { resetRoutes } from './routes/reset.ts'
import { sessionRoutes } from './routes/session.ts'
import { settingsRoutes } from './routes/settings.ts'
import { setupRoutes } from './routes/setup.ts'
import { systemRoutes } from './routes/system.ts'
import { tokenRoutes } from './routes/tokens.ts'
import { deskSockets } from './sockets/sockets.ts'
import { serveWebSockets } from './sockets/web-socket-server.ts'

export interface AppOptions {
  readonly logger: FastifyBaseLogger
  readonly meter: Registry
  readonly publicUrl: string | null
  readonly trustProxy: boolean
  /** How many one network address may bring. */
  readonly newVisitorsPerMinute: number
  readonly localToken: string | null
  /** Where the built dashboard lies; null: the API alone. */
  readonly dashboardDir: string | null
  /** Where the built widget lies; null: none is served. */
  readonly widgetDir: string | null
}

/** A JSON body of a person or a program; streams of events have their own limit. */
const BODY_LIMIT = 1_048_576

/** Composes the HTTP side of the product over its rooms. Nothing listens yet. */
export async function createApp(rooms: ServerRooms, options: AppOptions): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    loggerInstance: options.logger,
    // One line per answer, written by measureRequests.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    bodyLimit: BODY_LIMIT,
    genReqId: () => uuidV7(rooms.clock.now(), rooms.accounts.randomBytes(10)),
    // A client that holds a request open must not keep a stopping server alive.
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
    // What fails before there is a route (an address that cannot be decoded) is answered like everything else.
    frameworkErrors: answerFrameworkError,
  })
  app.setValidatorCompiler(judgeInput)
  app.setSerializerCompiler(serializerCompiler)
  readJsonBodies(app)
  answerErrors(app)
  watchForProxy(app, rooms.proxyWatch)
  measureRequests(app, options.meter)
  await sendSecurityHeaders(app, options.publicUrl)
  await app.register(cookie)
  await app.register(compress, { threshold: 1_024 })
  // Before the guard: what it turns away must know that it is a socket, to end it.
  await serveWebSockets(app)
  guardRoutes(app, rooms, options)
  await app.register(rateLimit, { global: false, errorResponseBuilder: tooMany })
  await describeApi(app)
  await app.register(
    async (api) => {
      await registerRooms(api, rooms, options)
    },
    { prefix: '/api/v1' },
  )
  await app.register(systemRoutes(rooms, options.meter))
  await app.register(ratingPage(rooms))
  await app.register(widgetDemo(rooms))
  if (options.widgetDir !== null) serveWidget(app, options.widgetDir)
  if (options.dashboardDir !== null) await serveDashboard(app, options.dashboardDir)
  return app
}

/** Each feature is a plugin of its own; its routes stand in ROUTE_ACCESS. */
async function registerRooms(
  api: FastifyInstance,
  rooms: ServerRooms,
  options: AppOptions,
): Promise<void> {
  await api.register(setupRoutes(rooms))
  await api.register(sessionRoutes(rooms, options.publicUrl))
  await api.register(tokenRoutes(rooms))
  await api.register(accountRoutes(rooms))
  await api.register(appearanceRoutes(rooms))
  await api.register(peopleRoutes(rooms))
  await api.register(invitationRoutes(rooms, options.publicUrl))
  await api.register(resetRoutes(rooms, options.publicUrl))
  await api.register(settingsRoutes(rooms))
  await api.register(numberRoutes(rooms))
  await api.register(boardRoutes(rooms))
  await api.register(annotationRoutes(rooms))
  await api.register(caseSearchRoutes(rooms))
  await api.register(liveRoutes(rooms))
  await api.register(eventRoutes(rooms))
  await api.register(deadLetterRoutes(rooms))
  await api.register(dataHealthRoutes(rooms))
  await api.register(localRoutes(rooms))
  await api.register(deskSockets(rooms))
  await api.register(caseRoutes(rooms))
  await api.register(caseActionRoutes(rooms))
  await api.register(customerRoutes(rooms))
  await api.register(queueRoutes(rooms))
  await api.register(presenceRoutes(rooms))
  await api.register(searchRoutes(rooms))
  await api.register(webhookRoutes(rooms))
  await api.register(widgetRoutes(rooms, options.newVisitorsPerMinute))
  await api.register(widgetSettingsRoutes(rooms))
  await api.register(deskSettingsRoutes(rooms))
  await api.register(deskTagRoutes(rooms))
  await api.register(deskChannelRoutes(rooms))
  await api.register(deskRuleRoutes(rooms, { promisesOf: (ids) => rooms.promises.of(ids) }))
  await api.register(followupRoutes(rooms))
  await api.register(fileRoutes(rooms))
  await api.register(ratingRoutes(rooms, options.publicUrl))
}

function tooMany(_request: unknown, { ttl }: { readonly ttl: number }): DeskmetryError {
  return new DeskmetryError('TOO_MANY_REQUESTS', { secs: Math.ceil(ttl / 1_000) })
}
