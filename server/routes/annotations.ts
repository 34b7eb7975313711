import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { createAnnotation, deleteAnnotation, saveAnnotation } from '../../accounts/public.ts'
import {
  annotation,
  annotationInput,
  annotationSave,
  annotationsRequest,
} from '../../domain/contract/public.ts'
import { principalOf } from '../http/authenticate.ts'
import { readAnnotations } from '../numbers/annotations.ts'
import { createToldAnnotations } from '../numbers/told-annotations.ts'
import type { Rooms } from '../rooms.ts'

const tags = ['annotations']
const params = z.object({ id: z.string().min(1).max(200) })
type Api = Parameters<FastifyPluginCallbackZod>[0]

/** Notes on the time line of every chart. */
export function annotationRoutes(rooms: Rooms): FastifyPluginCallbackZod {
  const told = createToldAnnotations(rooms)
  return (api, _options, done) => {
    api.get(
      '/annotations',
      {
        schema: {
          tags,
          summary: 'The annotations of some days, those that came with events among them',
          querystring: annotationsRequest,
          response: { 200: z.array(annotation).readonly() },
        },
      },
      async (request) =>
        readAnnotations(rooms, principalOf(request), {
          request: request.query,
          told: await told(),
        }),
    )
    changingRoutes(api, rooms.accounts)
    done()
  }
}

function changingRoutes(api: Api, accounts: Rooms['accounts']): void {
  api.post(
    '/annotations',
    {
      schema: { tags, summary: 'Annotate', body: annotationInput, response: { 201: annotation } },
    },
    async (request, reply) =>
      reply.status(201).send(await createAnnotation(accounts, principalOf(request), request.body)),
  )
  api.put(
    '/annotations/:id',
    {
      schema: {
        tags,
        summary: 'Save an annotation as it shall be',
        description: 'Refused when somebody else saved it since the version that was changed.',
        params,
        body: annotationSave,
        response: { 200: annotation },
      },
    },
    (request) =>
      saveAnnotation(accounts, principalOf(request), { ...request.body, id: request.params.id }),
  )
  api.delete(
    '/annotations/:id',
    { schema: { tags, summary: 'Delete an annotation', params, response: { 204: z.null() } } },
    async (request, reply) => {
      await deleteAnnotation(accounts, principalOf(request), request.params.id)
      return reply.status(204).send(null)
    },
  )
}
