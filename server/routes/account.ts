import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { changeAccount, readAccount } from '../../accounts/public.ts'
import { account, accountChange } from '../../domain/contract/public.ts'
import { principalOf } from '../http/authenticate.ts'
import type { Rooms } from '../rooms.ts'

const tags = ['settings']

/** What holds for everyone: the account's name, zone and language. */
export function accountRoutes({ accounts }: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    api.get(
      '/account',
      { schema: { tags, summary: 'The account', response: { 200: account } } },
      () => readAccount(accounts),
    )
    api.patch(
      '/account',
      {
        schema: {
          tags,
          summary: 'Change the account',
          body: accountChange,
          response: { 200: account },
        },
      },
      (request) => changeAccount(accounts, principalOf(request), request.body),
    )
    done()
  }
}
