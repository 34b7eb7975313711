/** A piece of a figure: what is read first, or the unit that stands small beside it. */
export interface FigurePart {
  readonly text: string
  readonly isUnit: boolean
}

/** Splits `7 h 08` and a unit of its own into parts, so that words never compete with digits. */
export function figureParts(shown: {
  readonly figure: string
  readonly unit: string
}): readonly FigurePart[] {
  return [...shown.figure.split(' '), shown.unit]
    .filter((text) => text !== '')
    .map((text) => ({ text, isUnit: !/\d/.test(text) && text !== '–' }))
}
