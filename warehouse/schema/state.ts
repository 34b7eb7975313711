import { defineTable, has } from './column.ts'

/** What the warehouse remembers of itself: how far it has loaded and folded, and the cursors of its readers. */
export const warehouseState = defineTable({
  name: 'warehouse_state',
  row: 'something the warehouse remembers of itself',
  key: ['name'],
  columns: { name: has('id'), value: has('text') },
})

/** The names of the state. Cursors are `cursor:<name>`. */
export const LOADED = 'loaded_load_no'
export const FOLDED = 'folded_load_no'
/** Corrections of the directory count up to this load: set by a rebuild. */
export const RESTATED = 'restated_load_no'
/** What the embedded engine's hash makes of a fixed text: when it changes, keys must. */
export const KEY_PROBE = 'key_probe'
export const cursorName = (name: string) => `cursor:${name}`
