import type { EventType } from '../../domain/public.ts'

/** The field of `data` that holds a person's free text, by type. It is kept in `message_texts`. */
export const TEXT_FIELDS: Readonly<Partial<Record<EventType, string>>> = {
  'message.sent': 'text',
  'message.edited': 'text',
  'case.opened': 'subject',
  'rating.given': 'comment',
}

export function textFieldOf(type: string): string | null {
  return (TEXT_FIELDS as Readonly<Record<string, string>>)[type] ?? null
}
