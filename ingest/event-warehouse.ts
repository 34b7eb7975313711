import type { Warehouse } from '../warehouse/public.ts'

/** What ingest asks of the warehouse; tests hand in a small one of their own (testing/memory-warehouse.ts). */
export type EventWarehouse = Pick<Warehouse, 'load' | 'loadRaw' | 'refresh'>
