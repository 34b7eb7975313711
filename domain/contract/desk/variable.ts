/**
 * Variables in canned replies, macros and what rules say: `{{customer.name}}`, with words to fall back on
 * `{{customer.name|there}}`, and custom fields `{{field.order_no}}`.
 */
export const VARIABLES = [
  'customer.name',
  'customer.email',
  'customer.phone',
  'agent.name',
  'team.name',
  'case.number',
  'case.subject',
  'case.category',
] as const
export type Variable = (typeof VARIABLES)[number]

/** What is known; a missing or null one is not. `field.<key>` for custom fields. */
export type VariableValues = Readonly<Record<string, string | number | null | undefined>>

export interface FilledText {
  readonly text: string
  /** Variables without a value and without words to fall back on. */
  readonly missing: readonly string[]
}

const PLACE = /\{\{\s*([a-z]+\.[a-z0-9_]+)\s*(?:\|([^{}]*))?\}\}/gu

/**
 * Puts values in place of variables. A value is never read for variables itself.
 * @param whenMissing what becomes of a variable without a value: `keep` leaves it as written, for an agent to mend;
 * `drop` takes it out, where nobody reads the text before the customer
 */
export function fillVariables(
  text: string,
  values: VariableValues,
  whenMissing: 'keep' | 'drop' = 'keep',
): FilledText {
  const missing: string[] = []
  const filled = text.replace(PLACE, (whole, name: string, fallback: string | undefined) => {
    const value = Object.hasOwn(values, name) ? values[name] : null
    if (value !== null && value !== undefined && value !== '') return String(value)
    if (fallback !== undefined) return fallback.trim()
    missing.push(name)
    return whenMissing === 'keep' ? whole : ''
  })
  return { text: filled, missing: [...new Set(missing)] }
}

/** Variables in the text that do not exist; a `field.` one exists when its key is among `fieldKeys`. */
export function unknownVariables(text: string, fieldKeys: readonly string[]): readonly string[] {
  const names = [...text.matchAll(PLACE)].map((match) => match[1] ?? '')
  const isKnown = (name: string) =>
    VARIABLES.some((variable) => variable === name) ||
    (name.startsWith('field.') && fieldKeys.includes(name.slice('field.'.length)))
  return [...new Set(names.filter((name) => !isKnown(name)))]
}
