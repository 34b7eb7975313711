import {
  cannedReply,
  deskCategory,
  deskField,
  deskMacro,
  deskRule,
  savedView,
} from '../../domain/contract/public.ts'
import { settingKind } from '../settings/setting-kind.ts'

/** Settings of tickets and of agents' daily work. A field's and a category's id is its key. */
export const FIELDS = settingKind({ name: 'field', title: 'field', schema: deskField })
export const CATEGORIES = settingKind({ name: 'category', title: 'category', schema: deskCategory })
export const CANNED = settingKind({
  name: 'canned',
  title: 'canned reply',
  schema: cannedReply,
  nameOf: ({ shortcut }) => ({ path: 'shortcut', text: shortcut }),
})
export const MACROS = settingKind({
  name: 'macro',
  title: 'macro',
  schema: deskMacro,
  nameOf: ({ name }) => ({ path: 'name', text: name }),
})
export const VIEWS = settingKind({ name: 'view', title: 'view', schema: savedView })
export const RULES = settingKind({ name: 'rule', title: 'rule', schema: deskRule })
