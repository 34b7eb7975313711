/** Hours as people write them, `09:00-12:00, 13:00-18:00`, and as a calendar keeps them. */
export type Span = [opens: string, closes: string]

const SPAN = /^(\d{1,2}):(\d{2})\s*[-–~]\s*(\d{1,2}):(\d{2})$/

export function writeSpans(spans: readonly Readonly<Span>[]): string {
  return spans.map(([opens, closes]) => `${opens}-${closes}`).join(', ')
}

/** @returns the text that is no span, when one is not */
export function readSpans(text: string): readonly Span[] | { readonly bad: string } {
  const spans: Span[] = []
  const parts = text.split(/[,，;、]/).map((part) => part.trim())
  for (const part of parts) {
    if (part === '') continue
    const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = SPAN.exec(part) ?? []
    if (fromHour === '') return { bad: part }
    spans.push([
      `${fromHour.padStart(2, '0')}:${fromMinute}`,
      `${toHour.padStart(2, '0')}:${toMinute}`,
    ])
  }
  return spans
}

export function isBad(read: ReturnType<typeof readSpans>): read is { readonly bad: string } {
  return 'bad' in read
}
