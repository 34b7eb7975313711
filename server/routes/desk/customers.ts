import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { caseReaderOf, changeCustomer, customerView } from '../../../desk/public.ts'
import { customerChange, deskCustomer } from '../../../domain/contract/public.ts'
import { principalOf } from '../../http/authenticate.ts'
import type { Rooms } from '../../rooms.ts'

/** What staff know about customers. */
export function customerRoutes({ desk }: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    api.patch(
      '/desk/customers/:id',
      {
        schema: {
          tags: ['desk'],
          summary: 'Change what is known about a customer',
          params: z.object({ id: z.string().min(1).max(200) }),
          body: customerChange,
          response: { 200: deskCustomer },
        },
      },
      async (request) => {
        const reader = caseReaderOf(principalOf(request))
        const row = await changeCustomer(desk, reader, { ...request.body, id: request.params.id })
        return customerView(row, desk.clock.now())
      },
    )
    done()
  }
}
