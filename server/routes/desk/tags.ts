import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { deskAgentId, listTags, renameTag, saveTag, type TagSaved } from '../../../desk/public.ts'
import { tagRename, tagSave, tagUse } from '../../../domain/contract/public.ts'
import { principalOf } from '../../http/authenticate.ts'
import { RefusedInput } from '../../http/refused-input.ts'
import type { Rooms } from '../../rooms.ts'

const tags = ['desk settings']
const params = z.object({ id: z.string().min(1).max(200) })

/** Tags: which there are, how much each is used, what is offered, and one name in place of another. */
export function deskTagRoutes({ desk }: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    api.get(
      '/desk/tags',
      {
        schema: {
          tags,
          summary: 'Tags, with how many cases carry each',
          response: { 200: z.array(tagUse).readonly() },
        },
      },
      () => listTags(desk),
    )
    api.put(
      '/desk/tags/:id',
      {
        schema: {
          tags,
          summary: 'Write a tag down, archive it, or bring it back',
          params,
          body: tagSave,
          response: { 200: tagUse },
        },
      },
      async (request) => {
        const { params: of, body: save } = request
        return tagOf(await saveTag(desk, { tag: of.id, save, by: agentOf(request) }))
      },
    )
    api.post(
      '/desk/tags/:id/rename',
      {
        schema: {
          tags,
          summary: 'Rename a tag, or make it one with another',
          description:
            'Settings name the new one at once; cases are given it from then on. `case_count` of the old one is what is left to do.',
          params,
          body: tagRename,
          response: { 200: tagUse },
        },
      },
      async (request) => {
        const { params: of, body } = request
        return tagOf(await renameTag(desk, { tag: of.id, to: body.to, by: agentOf(request) }))
      },
    )
    done()
  }
}

function agentOf(request: Parameters<typeof principalOf>[0]): string {
  return deskAgentId(principalOf(request).user.id)
}

function tagOf(saved: TagSaved) {
  if (!saved.ok) throw new RefusedInput('The tag', saved.problems)
  return saved.tag
}
