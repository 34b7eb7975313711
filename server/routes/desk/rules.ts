import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  deleteRule,
  deskAgentId,
  dryRun,
  listFirings,
  listSettings,
  type PromisesOf,
  RULES,
  saveRule,
} from '../../../desk/public.ts'
import {
  deskRule,
  deskSetting,
  dryRunAnswer,
  dryRunRequest,
  firingAnswer,
  firingRequest,
} from '../../../domain/contract/public.ts'
import { notedIn } from '../../../domain/public.ts'
import { principalOf } from '../../http/authenticate.ts'
import { languageOf } from '../../http/request-language.ts'
import { RefusedInput } from '../../http/refused-input.ts'
import type { Rooms } from '../../rooms.ts'

type Api = Parameters<FastifyPluginCallbackZod>[0]

const tags = ['desk settings']
const rule = deskSetting(deskRule)
const params = z.object({ id: z.string().min(1).max(200) })

/** Automation: rules, what they did, and what one would have done. A change is in force at once. */
export function deskRuleRoutes(
  { desk }: Rooms,
  { promisesOf }: { readonly promisesOf: PromisesOf },
): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    api.get(
      '/desk/rules',
      {
        schema: {
          tags,
          summary: 'Rules, in their order',
          response: { 200: z.array(rule).readonly() },
        },
      },
      () => listSettings(desk, RULES),
    )
    api.post(
      '/desk/rules',
      { schema: { tags, summary: 'Make a rule', body: deskRule, response: { 201: rule } } },
      async (request, reply) => reply.status(201).send(await save(request, undefined)),
    )
    api.put(
      '/desk/rules/:id',
      {
        schema: { tags, summary: 'Change a rule', params, body: deskRule, response: { 200: rule } },
      },
      (request) => save(request, request.params.id),
    )
    api.delete(
      '/desk/rules/:id',
      { schema: { tags, summary: 'Delete a rule', params, response: { 204: z.null() } } },
      async (request, reply) => {
        await deleteRule(desk, request.params.id)
        return reply.status(204).send(null)
      },
    )
    lookRoutes(api, desk, promisesOf)
    done()
  }

  async function save(
    request: Parameters<typeof principalOf>[0] & { readonly body: z.infer<typeof deskRule> },
    id: string | undefined,
  ) {
    const by = deskAgentId(principalOf(request).user.id)
    const saved = await saveRule(desk, {
      ...(id === undefined ? {} : { id }),
      body: request.body,
      by,
    })
    if (!saved.ok) throw new RefusedInput('The rule', saved.problems)
    return saved.setting
  }
}

/** What rules did, and what one would have done. */
function lookRoutes(api: Api, desk: Rooms['desk'], promisesOf: PromisesOf): void {
  api.get(
    '/desk/rules/firings',
    {
      schema: {
        tags,
        summary: 'What rules did, newest first',
        querystring: firingRequest,
        response: { 200: firingAnswer },
      },
    },
    async (request) => {
      const language = languageOf(request)
      const { firings, next } = await listFirings(desk, request.query)
      const told = firings.map((firing) => ({
        ...firing,
        reason: firing.reason === null ? null : notedIn(language, firing.reason),
      }))
      return { firings: told, next }
    },
  )
  api.post(
    '/desk/rules/dry-run',
    {
      schema: {
        tags,
        summary: 'What a rule would have done over the last days; nothing is done',
        body: dryRunRequest,
        response: { 200: dryRunAnswer },
      },
    },
    (request) => dryRun(desk, request.body, promisesOf),
  )
}
