import { z } from 'zod'
import { holdsNoNul } from '../event/fields.ts'
import { isZone } from '../time/zone.ts'
import { isPhone } from './phone.ts'

/** Kinds of field that several contracts share. */

const CONTROL = /[\u0000-\u001f\u007f]/

/** One line a person typed: trimmed, never empty, no control characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !CONTROL.test(text), 'holds a control character')

/** A word that a case may be labelled by, such as a tag: what no case can carry is refused where it is written down. */
export const word = (max: number) =>
  z.string().trim().min(1).max(max).refine(holdsNoNul, 'holds a NUL character')

export const email = z.string().trim().max(254).pipe(z.email())

export const phone = z
  .string()
  .trim()
  .max(50)
  .refine(
    isPhone,
    'is not a telephone number: write digits, with + and spaces, such as +86 138 0000 0000',
  )

export const zone = z
  .string()
  .refine(isZone, 'is not an IANA time zone: write a name such as Asia/Shanghai')

export const LANGUAGES = ['zh-CN', 'en'] as const
export const language = z.enum(LANGUAGES)
export type Language = z.infer<typeof language>

/** An id that says whose it is, `desk:tmall`. */
export const sourcedId = line(200).regex(
  /^[^:]+:.+$/,
  'has no source: write source:id, such as desk:7',
)

/** A UTC instant, `2026-03-01T08:00:00.000Z`. */
export const instantText = z.iso.datetime()

/** A password as typed: any characters. Its rules are applied where one is chosen, not where one is tried. */
export const password = z.string().min(1).max(200)
