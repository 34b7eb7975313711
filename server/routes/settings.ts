import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  CALENDARS,
  deleteTarget,
  type DocumentKind,
  listDocuments,
  POLICIES,
  saveDocument,
  TARGETS,
} from '../../accounts/public.ts'
import {
  calendarDocument,
  calendarVersion,
  policyDocument,
  policyVersion,
  settingsSave,
  targetDocument,
  targetVersion,
  toldSettings,
} from '../../domain/contract/public.ts'
import { principalOf } from '../http/authenticate.ts'
import { readToldSettings } from '../numbers/told-settings.ts'
import { RefusedInput } from '../http/refused-input.ts'
import type { Rooms } from '../rooms.ts'

type Api = Parameters<FastifyPluginCallbackZod>[0]

/** Settings with a history: calendars, SLA policies and targets, saved as new versions or as corrections. */
export function settingsRoutes(rooms: Rooms): FastifyPluginCallbackZod {
  const { accounts } = rooms
  return (api, _options, done) => {
    documentRoutes(api, accounts, {
      path: '/calendars',
      kind: CALENDARS,
      document: calendarDocument,
      version: calendarVersion,
    })
    documentRoutes(api, accounts, {
      path: '/policies',
      kind: POLICIES,
      document: policyDocument,
      version: policyVersion,
    })
    documentRoutes(api, accounts, {
      path: '/targets',
      kind: TARGETS,
      document: targetDocument,
      version: targetVersion,
    })
    api.delete(
      '/targets/:id',
      {
        schema: {
          tags: ['settings'],
          summary: 'Delete a target: from now on there is none; its versions stay to be read',
          params: z.object({ id: z.string().min(1).max(200) }),
          querystring: z.strictObject({ base_version: z.coerce.number().int().min(1) }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { base_version } = request.query
        const target = { target_id: request.params.id, base_version }
        await deleteTarget(accounts, principalOf(request), target)
        return reply.status(204).send(null)
      },
    )
    api.get(
      '/told-settings',
      {
        schema: {
          tags: ['settings'],
          summary: 'Policies and calendars in force that came with events, not from these settings',
          response: { 200: toldSettings },
        },
      },
      () => readToldSettings(rooms),
    )
    done()
  }
}

interface DocumentRoutes<Document> {
  readonly path: `/${string}`
  readonly kind: DocumentKind<Document>
  readonly document: z.ZodType<Document>
  readonly version: z.ZodType
}

function documentRoutes<Document>(
  api: Api,
  accounts: Rooms['accounts'],
  { path, kind, document, version }: DocumentRoutes<Document>,
): void {
  const tags = ['settings']
  api.get(
    path,
    {
      schema: {
        tags,
        summary: `Every version of every ${kind.name}`,
        response: { 200: z.array(version).readonly() },
      },
    },
    () => listDocuments(accounts, kind),
  )
  api.put(
    path,
    {
      schema: {
        tags,
        summary: `Save a ${kind.name}: from a date on, or as a correction`,
        body: z.strictObject({ document, save: settingsSave }),
        response: { 200: z.object({ version: z.number().int() }) },
      },
    },
    async (request) => {
      const body = request.body as {
        readonly document: Document
        readonly save: z.infer<typeof settingsSave>
      }
      const saved = await saveDocument(accounts, kind, { principal: principalOf(request), ...body })
      if (!saved.ok) throw new RefusedInput(`The ${kind.name}`, saved.problems)
      return { version: saved.version }
    },
  )
}
