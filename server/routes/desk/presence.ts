import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  chooseAgentState,
  type Desk,
  deskAgentId,
  listPresence,
  requireSupervised,
  saveOwnCapacity,
} from '../../../desk/public.ts'
import {
  type AgentPresence,
  agentPresence,
  capacityInput,
  presenceInput,
  presenceList,
} from '../../../domain/contract/public.ts'
import { DeskmetryError } from '../../../domain/public.ts'
import { principalOf } from '../../http/authenticate.ts'
import type { Rooms } from '../../rooms.ts'

const tags = ['desk']
const params = z.object({ id: z.string().min(1).max(200) })
type Api = Parameters<FastifyPluginCallbackZod>[0]

/** Who is at the desk, in which state and with how much in hand. */
export function presenceRoutes({ desk }: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    ownRoutes(api, desk)
    colleagueRoutes(api, desk)
    done()
  }
}

function ownRoutes(api: Api, desk: Desk): void {
  api.get(
    '/desk/agents',
    {
      schema: {
        tags,
        summary: 'Everybody who answers customers, with their state and what they have in hand',
        response: { 200: presenceList },
      },
    },
    async () => ({ agents: await listPresence(desk) }),
  )
  api.get(
    '/desk/presence',
    { schema: { tags, summary: 'My own state', response: { 200: agentPresence } } },
    (request) => presenceOf(desk, deskAgentId(principalOf(request).user.id)),
  )
  api.put(
    '/desk/presence',
    {
      schema: {
        tags,
        summary: 'Choose my own state',
        body: presenceInput,
        response: { 200: agentPresence },
      },
    },
    async (request) => {
      const id = deskAgentId(principalOf(request).user.id)
      await chooseAgentState(desk, id, request.body.state)
      return presenceOf(desk, id)
    },
  )
}

function colleagueRoutes(api: Api, desk: Desk): void {
  api.put(
    '/desk/agents/:id/presence',
    {
      schema: {
        tags,
        summary: 'Choose the state of an agent, as their supervisor',
        params,
        body: presenceInput,
        response: { 200: agentPresence },
      },
    },
    async (request) => {
      const { agent_id } = await requireSupervised(
        desk.store,
        principalOf(request),
        request.params.id,
      )
      await chooseAgentState(desk, agent_id, request.body.state)
      return presenceOf(desk, agent_id)
    },
  )
  api.put(
    '/desk/agents/:id/capacity',
    {
      schema: {
        tags,
        summary: 'Say how much one agent is given at most',
        params,
        body: capacityInput,
        response: { 200: agentPresence },
      },
    },
    async (request) => {
      const by = deskAgentId(principalOf(request).user.id)
      await saveOwnCapacity(desk, request.params.id, { ...request.body, by })
      return presenceOf(desk, request.params.id)
    },
  )
}

async function presenceOf(desk: Desk, agentId: string): Promise<AgentPresence> {
  const found = (await listPresence(desk)).find(({ agent_id }) => agent_id === agentId)
  if (found !== undefined) return found
  throw new DeskmetryError('NOT_FOUND', {
    what: `Agent ${agentId}`,
    fix: 'GET /api/v1/desk/agents lists them.',
  })
}
