/** The languages of the product, by their BCP 47 tags. */
export type { Language } from '../../domain/contract/public.ts'

/** What is printed where there is no value: never 0, never blank. */
export const NO_VALUE = '–'

/** A figure and its unit apart, so that a tile can set the unit smaller. `unit` is empty when it has none. */
export interface Figure {
  readonly figure: string
  readonly unit: string
}
