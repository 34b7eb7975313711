import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { changeAppearance, readAppearance, readLogo, saveLogo } from '../../accounts/public.ts'
import { judgeFile } from '../../desk/public.ts'
import {
  appearance,
  appearanceChange,
  logoInput,
  MOST_LOGO_BYTES,
} from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { principalOf } from '../http/authenticate.ts'
import type { Rooms } from '../rooms.ts'

const tags = ['settings']
const A_YEAR_SECS = 31_536_000
/** A browser shows these as pictures and never runs them; a drawing (SVG) can hold a script. */
const PICTURES = ['image/png', 'image/jpeg', 'image/webp']

/** How the installation looks: its name, colour and logo, on the page in front of the door too. */
export function appearanceRoutes({ accounts }: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    const response = { 200: appearance }
    api.get('/appearance', { schema: { tags, summary: 'How it looks', response } }, () =>
      readAppearance(accounts),
    )
    api.patch(
      '/appearance',
      { schema: { tags, summary: 'Change how it looks', body: appearanceChange, response } },
      (request) => changeAppearance(accounts, principalOf(request), request.body),
    )
    api.get(
      '/appearance/logo',
      { schema: { tags, summary: 'The logo, a picture' } },
      async (_request, reply) => {
        const logo = await readLogo(accounts)
        if (logo === null) throw NO_LOGO
        return reply
          .type(logo.media_type)
          .header('cache-control', `public, max-age=${A_YEAR_SECS}, immutable`)
          .header('content-disposition', 'inline')
          .send(logo.bytes)
      },
    )
    api.put(
      '/appearance/logo',
      {
        schema: {
          tags,
          summary:
            'Set the logo: a PNG, JPEG or WebP picture of at most 256 kB, told by its content',
          body: logoInput,
          response,
        },
      },
      async (request) =>
        saveLogo(accounts, principalOf(request), await judgeLogo(request.body.content)),
    )
    api.delete(
      '/appearance/logo',
      { schema: { tags, summary: 'Take the logo away', response } },
      (request) => saveLogo(accounts, principalOf(request), null),
    )
    done()
  }
}

/** @throws FILE_REFUSED, FILE_TOO_LARGE */
async function judgeLogo(content: string) {
  const bytes = Buffer.from(content, 'base64')
  if (bytes.length > MOST_LOGO_BYTES) {
    throw new DeskmetryError('FILE_TOO_LARGE', { limit: MOST_LOGO_BYTES })
  }
  const { media_type } = await judgeFile('logo', bytes)
  if (PICTURES.includes(media_type)) return { media_type, bytes }
  throw new DeskmetryError('FILE_REFUSED', {
    name: 'logo',
    reason: `its content is ${media_type}`,
    fix: 'Send a PNG, JPEG or WebP picture.',
  })
}

const NO_LOGO = new DeskmetryError('NOT_FOUND', {
  what: 'The logo',
  fix: 'None has been set.',
})
