import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { listChannels } from '../../../desk/public.ts'
import { channelStanding } from '../../../domain/contract/public.ts'
import type { Rooms } from '../../rooms.ts'

/** What customers reach the desk by. */
export function deskChannelRoutes({ desk }: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    api.get(
      '/desk/channels',
      {
        schema: {
          tags: ['desk settings'],
          summary: 'Channels: our own and every other that cases have come by',
          response: { 200: z.array(channelStanding).readonly() },
        },
      },
      () => listChannels(desk),
    )
    done()
  }
}
