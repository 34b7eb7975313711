import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { errorAnswer } from '../../domain/contract/public.ts'

const TAGS = [
  { name: 'sign-in', description: 'Set-up, sessions, passwords, tokens' },
  { name: 'numbers', description: 'Metrics, drill-through, transcripts' },
  { name: 'events', description: 'Sending events in, and what became of them' },
  { name: 'people', description: 'Users, roles, teams' },
  { name: 'settings', description: 'The account, calendars, SLA policies, targets' },
  { name: 'desk', description: 'Conversations, tickets, and how they are answered' },
  { name: 'widget', description: 'What a customer’s widget asks, by the visitor’s token' },
  { name: 'system', description: 'For those who run it' },
]

/** The document of every public route, made from the contracts that judge its requests. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Deskmetry',
        description: 'Analytics, quality and workforce for customer service.',
        version: '1',
      },
      tags: TAGS,
      components: {
        schemas: { ErrorAnswer: errorSchema() },
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'deskmetry_session' },
        },
      },
      security: [{ token: [] }, { session: [] }],
    },
    transform: (route) => {
      const { schema, url } = jsonSchemaTransform(route)
      const isHidden = !route.url.startsWith('/api/v1/') || route.url.startsWith('/api/v1/local/')
      return { schema: isHidden ? { ...schema, hide: true } : withRefusals(schema), url }
    },
  })
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, () => app.swagger())
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    indexPrefix: '',
    theme: { title: 'Deskmetry API' },
    uiConfig: { layout: 'BaseLayout', validatorUrl: null },
  })
}

function errorSchema() {
  const { $schema: _, ...schema } = z.toJSONSchema(errorAnswer)
  // zod and the OpenAPI plug-in each have a type of their own for the same JSON Schema.
  return schema as object
}

function withRefusals(schema: FastifySchema): FastifySchema {
  const refusal = {
    description: 'A refusal',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorAnswer' } } },
  }
  const answers = (schema.response ?? {}) as Readonly<Record<string, unknown>>
  return { ...schema, response: { ...answers, default: refusal } }
}
