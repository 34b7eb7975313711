import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  CANNED,
  CATEGORIES,
  type Desk,
  deleteCategory,
  deleteSetting,
  deleteShared,
  deskAgentId,
  FIELDS,
  listSettings,
  listShared,
  MACROS,
  moveCategory,
  orderRules,
  orderSettings,
  readShared,
  runMacro,
  type Saved,
  saveCategory,
  saveField,
  saveShared,
  type SettingKind,
  textProblems,
  VIEWS,
} from '../../../desk/public.ts'
import {
  cannedReply,
  categoryMove,
  deskCategory,
  deskField,
  deskMacro,
  deskSetting,
  macroResult,
  macroRun,
  savedView,
  type Sharing,
} from '../../../domain/contract/public.ts'
import { principalOf } from '../../http/authenticate.ts'
import { languageOf } from '../../http/request-language.ts'
import { RefusedInput } from '../../http/refused-input.ts'
import type { Rooms } from '../../rooms.ts'

type Api = Parameters<FastifyPluginCallbackZod>[0]

const tags = ['desk settings']
const params = z.object({ id: z.string().min(1).max(200) })
const order = z.strictObject({ ids: z.array(z.string().max(200)).max(2_000) })
const orderParams = z.object({
  kind: z.enum(['fields', 'categories', 'canned', 'macros', 'views', 'rules']),
})
const ORDERED = {
  fields: FIELDS,
  categories: CATEGORIES,
  canned: CANNED,
  macros: MACROS,
  views: VIEWS,
} as const

/** What tickets are made of and what agents work with: fields, categories, canned replies, macros, saved views. */
export function deskSettingsRoutes({ desk }: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    fieldRoutes(api, desk)
    categoryRoutes(api, desk)
    sharedRoutes(api, desk, { path: '/desk/canned', kind: CANNED, body: cannedReply })
    sharedRoutes(api, desk, { path: '/desk/macros', kind: MACROS, body: deskMacro })
    sharedRoutes(api, desk, { path: '/desk/views', kind: VIEWS, body: savedView })
    macroRoutes(api, desk)
    api.put(
      '/desk/order/:kind',
      {
        schema: {
          tags,
          summary: 'Put settings of a kind in this order',
          params: orderParams,
          body: order,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { kind } = request.params
        if (kind === 'rules') await orderRules(desk, request.body.ids)
        else await orderSettings(desk, ORDERED[kind], request.body.ids)
        return reply.status(204).send(null)
      },
    )
    done()
  }
}

function fieldRoutes(api: Api, desk: Desk): void {
  const field = deskSetting(deskField)
  api.get(
    '/desk/fields',
    { schema: { tags, summary: 'Custom fields', response: { 200: z.array(field).readonly() } } },
    () => listSettings(desk, FIELDS),
  )
  api.put(
    '/desk/fields/:id',
    {
      schema: {
        tags,
        summary: 'Make a custom field, or change it',
        params,
        body: deskField,
        response: { 200: field },
      },
    },
    async (request) => {
      const save = { key: request.params.id, body: request.body, by: agentOf(request) }
      return settingOf('The field', await saveField(desk, save))
    },
  )
  api.delete(
    '/desk/fields/:id',
    {
      schema: {
        tags,
        summary: 'Delete a custom field; what cases have of it stays with them',
        params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await deleteSetting(desk, FIELDS, request.params.id)
      return reply.status(204).send(null)
    },
  )
}

function categoryRoutes(api: Api, desk: Desk): void {
  const category = deskSetting(deskCategory)
  api.get(
    '/desk/categories',
    {
      schema: {
        tags,
        summary: 'The category tree, by path',
        response: { 200: z.array(category).readonly() },
      },
    },
    () => listSettings(desk, CATEGORIES),
  )
  api.put(
    '/desk/categories/:id',
    {
      schema: {
        tags,
        summary: 'Make a category at this path, or change it',
        params,
        body: deskCategory,
        response: { 200: category },
      },
    },
    async (request) => {
      const save = { key: request.params.id, body: request.body, by: agentOf(request) }
      return settingOf('The category', await saveCategory(desk, save))
    },
  )
  api.delete(
    '/desk/categories/:id',
    {
      schema: {
        tags,
        summary: 'Delete a category without any below it; cases keep it',
        params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await deleteCategory(desk, request.params.id)
      return reply.status(204).send(null)
    },
  )
  categoryMoveRoute(api, desk)
}

function categoryMoveRoute(api: Api, desk: Desk): void {
  api.post(
    '/desk/categories/:id/move',
    {
      schema: {
        tags,
        summary: 'Let a category and those below it grow elsewhere; the old path is archived',
        params,
        body: categoryMove,
        response: { 200: deskSetting(deskCategory) },
      },
    },
    async (request) => {
      const { parent } = request.body
      const move = { key: request.params.id, parent, by: agentOf(request) }
      return settingOf('The category', await moveCategory(desk, move))
    },
  )
}

interface SharedRoutes<Body> {
  readonly path: `/desk/${string}`
  readonly kind: SettingKind<Body>
  readonly body: z.ZodType<Body>
}

/** Whose they are says `sharing`: each sees their own, their teams' and everybody's. */
function sharedRoutes<Body extends { readonly sharing: Sharing }>(
  api: Api,
  desk: Desk,
  { path, kind, body }: SharedRoutes<Body>,
): void {
  const setting = deskSetting(body)
  api.get(
    path,
    {
      schema: {
        tags,
        summary: `Every ${kind.title} the asking agent has`,
        response: { 200: z.array(setting).readonly() },
      },
    },
    (request) => listShared(desk, kind, principalOf(request)),
  )
  api.post(
    path,
    { schema: { tags, summary: `Make a ${kind.title}`, body, response: { 201: setting } } },
    async (request, reply) => {
      const save = { principal: principalOf(request), body: request.body as Body }
      refuse(`The ${kind.title}`, await textProblems(desk, save.body))
      return reply.status(201).send(await saveShared(desk, kind, save))
    },
  )
  api.put(
    `${path}/:id`,
    {
      schema: { tags, summary: `Change a ${kind.title}`, params, body, response: { 200: setting } },
    },
    async (request) => {
      const { id } = request.params
      const save = { principal: principalOf(request), id, body: request.body as Body }
      refuse(`The ${kind.title}`, await textProblems(desk, save.body))
      return saveShared(desk, kind, save)
    },
  )
  api.delete(
    `${path}/:id`,
    { schema: { tags, summary: `Delete a ${kind.title}`, params, response: { 204: z.null() } } },
    async (request, reply) => {
      const { id } = request.params
      await deleteShared(desk, kind, { principal: principalOf(request), id })
      return reply.status(204).send(null)
    },
  )
}

function macroRoutes(api: Api, desk: Desk): void {
  api.post(
    '/desk/macros/:id/run',
    {
      schema: {
        tags,
        summary: 'Do the steps of a macro to one case or many',
        params,
        body: macroRun,
        response: { 200: z.object({ results: z.array(macroResult).readonly() }) },
      },
    },
    async (request) => {
      const principal = principalOf(request)
      const { body: macro } = await readShared(desk, MACROS, { principal, id: request.params.id })
      return {
        results: await runMacro(desk, principal, {
          macro,
          run: request.body,
          language: languageOf(request),
        }),
      }
    },
  )
}

function agentOf(request: Parameters<typeof principalOf>[0]): string {
  return deskAgentId(principalOf(request).user.id)
}

function settingOf<Body>(what: string, saved: Saved<Body>) {
  if (!saved.ok) throw new RefusedInput(what, saved.problems)
  return saved.setting
}

function refuse(what: string, problems: Awaited<ReturnType<typeof textProblems>>): void {
  if (problems.length > 0) throw new RefusedInput(what, problems)
}
