import { expect, it } from 'vitest'
import { z } from 'zod'
import * as contracts from './public.ts'

const schemas = Object.entries<unknown>(contracts).flatMap(([name, value]) =>
  value instanceof z.ZodType ? [[name, value] as const] : [],
)

it.each(schemas)('%s can be written into the OpenAPI document', (_, schema) => {
  for (const io of ['input', 'output'] as const) {
    expect(() => z.toJSONSchema(schema, { io, target: 'openapi-3.0' })).not.toThrow()
  }
})
