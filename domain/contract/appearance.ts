import { z } from 'zod'
import { language, line } from './field.ts'

/** Colours of what can be pressed, each readable on every surface, light and dark (`charts/theme/accents.ts`). */
export const ACCENTS = ['blue', 'sky', 'violet', 'magenta', 'slate'] as const
export const accent = z.enum(ACCENTS)
export type Accent = z.infer<typeof accent>

/** How the installation looks to its people, before they have signed in too. */
export const appearance = z
  .object({
    name: line(200),
    language,
    accent,
    /** Changes with the picture: `GET /api/v1/appearance/logo?v=…`. Null: the product's own mark. */
    logo: z.string().nullable(),
  })
  .readonly()
export type Appearance = z.infer<typeof appearance>

export const appearanceChange = z.strictObject({
  name: line(200).optional(),
  language: language.optional(),
  accent: accent.optional(),
})
export type AppearanceChange = z.infer<typeof appearanceChange>

/** A logo is small: it is shown 28 px high. */
export const MOST_LOGO_BYTES = 256 * 1024
/** A PNG, JPEG or WebP picture, told by its content. */
export const logoInput = z.strictObject({
  content: z.base64().max(Math.ceil(MOST_LOGO_BYTES / 3) * 4),
})
export type LogoInput = z.infer<typeof logoInput>
