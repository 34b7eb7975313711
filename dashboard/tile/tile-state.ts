/**
 * The states a tile is designed for. `stale`: what was read before is shown, and that it is old is said;
 * a figure that vanishes because one refresh failed helps nobody.
 */
export type TileState = 'loading' | 'ready' | 'empty' | 'stale' | 'error'

export interface ReadProgress {
  readonly hasData: boolean
  readonly isEmpty: boolean
  readonly hasFailed: boolean
}

export function tileState({ hasData, isEmpty, hasFailed }: ReadProgress): TileState {
  if (!hasData) return hasFailed ? 'error' : 'loading'
  if (hasFailed) return 'stale'
  return isEmpty ? 'empty' : 'ready'
}
