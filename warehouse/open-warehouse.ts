import {
  type DuckDbWarehouseOptions,
  openDuckDbWarehouse,
} from './engines/duckdb/open-warehouse.ts'
import type { Warehouse } from './warehouse.ts'

export interface WarehouseOptions {
  readonly duckdb: DuckDbWarehouseOptions
}

/**
 * Opens the warehouse and brings its schema up to date.
 * @throws DeskmetryError DATA_DIR_HELD, WAREHOUSE_UNREACHABLE, WAREHOUSE_NEWER
 */
export function openWarehouse(options: WarehouseOptions): Promise<Warehouse> {
  return openDuckDbWarehouse(options.duckdb)
}
