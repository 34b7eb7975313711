import type { z } from 'zod'

/** One kind of setting: the word it is stored under and the contract its body must fit. */
export interface SettingKind<Body> {
  /** As stored in `desk_settings.kind`. */
  readonly name: string
  /** As a message calls one of them. */
  readonly title: string
  readonly schema: z.ZodType<Body>
  /** What tells those of the same people apart, and its field; left out: nothing does. */
  readonly nameOf?: (body: Body) => { readonly path: string; readonly text: string }
}

/** Declares a kind: `settingKind({ name: 'queue', title: 'queue', schema: deskQueue })`. */
export function settingKind<Body>(kind: SettingKind<Body>): SettingKind<Body> {
  return kind
}
