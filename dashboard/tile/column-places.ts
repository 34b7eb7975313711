/** Where columns and the upper end of the plot lie, CSS pixels from the top left. */
export interface ColumnPlaces {
  readonly xs: readonly number[]
  readonly top: number
}
