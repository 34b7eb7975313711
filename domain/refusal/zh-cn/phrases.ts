import { ACCOUNTS_PHRASES_ZH } from './accounts-phrases.ts'
import { DESK_PHRASES_ZH } from './desk-phrases.ts'
import { INPUT_PHRASES_ZH } from './input-phrases.ts'
import { NUMBERS_PHRASES_ZH } from './numbers-phrases.ts'

/** English words within a refusal (what, why, how to mend it) to Chinese ones; `{name}` stands for anything. */
export const PHRASES_ZH: Readonly<Record<string, string>> = {
  ...INPUT_PHRASES_ZH,
  ...ACCOUNTS_PHRASES_ZH,
  ...DESK_PHRASES_ZH,
  ...NUMBERS_PHRASES_ZH,
}
