import { events, messageTexts } from './events.ts'
import { FACTS } from './facts.ts'
import { warehouseState } from './state.ts'

/** Every table of a warehouse. The schema only grows: tables and nullable columns are added, nothing is re-meant. */
export const TABLES = [events, messageTexts, warehouseState, ...FACTS] as const
