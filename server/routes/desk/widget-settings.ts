import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import {
  deskAgentId,
  putSetting,
  readWidgetSettings,
  WIDGET,
  WIDGET_ID,
} from '../../../desk/public.ts'
import { widgetSettings } from '../../../domain/contract/public.ts'
import { principalOf } from '../../http/authenticate.ts'
import type { Rooms } from '../../rooms.ts'

const tags = ['desk']

/** How the widget looks and what it asks, for who sets the desk up. */
export function widgetSettingsRoutes({ desk }: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    api.get(
      '/desk/widget',
      { schema: { tags, summary: 'The widget’s settings', response: { 200: widgetSettings } } },
      () => readWidgetSettings(desk),
    )
    api.put(
      '/desk/widget',
      {
        schema: {
          tags,
          summary: 'Change how the widget looks and what it asks',
          body: widgetSettings,
          response: { 200: widgetSettings },
        },
      },
      async (request) => {
        const by = deskAgentId(principalOf(request).user.id)
        const saved = await putSetting(desk, WIDGET, { id: WIDGET_ID, body: request.body, by })
        return saved.body
      },
    )
    done()
  }
}
