/** What a key of the workspace does. */
export type Command =
  | 'next'
  | 'previous'
  | 'reply'
  | 'note'
  | 'resolve'
  | 'assign'
  | 'transfer'
  | 'snooze'
  | 'search'
  | 'new-ticket'
  | 'next-tab'
  | 'previous-tab'
  | 'close-tab'
  | 'undo'
  | 'help'

/** Single keys, as people know them from mail and help desks. The list a person sees is made from this one. */
export const COMMAND_KEYS: Readonly<Record<Command, string>> = {
  next: 'j',
  previous: 'k',
  reply: 'r',
  note: 'n',
  resolve: 'e',
  assign: 'a',
  transfer: 't',
  snooze: 's',
  search: '/',
  'new-ticket': 'c',
  'next-tab': ']',
  'previous-tab': '[',
  'close-tab': 'w',
  undo: 'z',
  help: '?',
}

export interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly isComposing: boolean
  /** The key went into a field or a menu, where letters are letters. */
  readonly isTyping: boolean
}

/** The command of a key; null while typing, within an input method, or together with Ctrl, Cmd or Alt. */
export function commandOf(pressed: PressedKey): Command | null {
  const { key, ctrlKey, metaKey, altKey, isComposing, isTyping } = pressed
  if (ctrlKey || metaKey || altKey || isComposing || isTyping) return null
  const found = Object.entries(COMMAND_KEYS).find(([, wanted]) => wanted === key.toLowerCase())
  return found === undefined ? null : (found[0] as Command)
}

/** Where letters are letters: fields, menus, dialogs. */
export function isTypingPlace(element: Element | null): boolean {
  return (
    element?.closest(
      'input, textarea, select, [contenteditable=true], [role=dialog], [role=menu], dialog',
    ) != null
  )
}
