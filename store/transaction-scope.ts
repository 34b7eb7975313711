import { AsyncLocalStorage } from 'node:async_hooks'
import type { Dialect, Driver } from 'kysely'

/**
 * Finds the query that a transaction's work sends past its transaction. On SQLite, with its single
 * connection, such a query waits for itself for ever; on PostgreSQL it silently sees other data and is
 * not undone. Both become the same plain error.
 */
export interface TransactionScope {
  /** Runs the work of one transaction. */
  enter<T>(work: () => Promise<T>): Promise<T>
  /** The dialect, with a driver that refuses a second connection within `enter`. */
  guard(dialect: Dialect): Dialect
}

export function createTransactionScope(): TransactionScope {
  const running = new AsyncLocalStorage<{ open: boolean }>()

  function guardDriver(driver: Driver): Driver {
    const acquire = driver.acquireConnection.bind(driver)
    driver.acquireConnection = async (...options) => {
      if (running.getStore()?.open === true) {
        throw new Error('A query went past its transaction: use the scope the transaction hands in')
      }
      return acquire(...options)
    }
    return driver
  }

  return {
    enter: async (work) => {
      const transaction = { open: true }
      try {
        return await running.run(transaction, work)
      } finally {
        transaction.open = false
      }
    },
    guard: (dialect) => ({
      createAdapter: () => dialect.createAdapter(),
      createDriver: () => guardDriver(dialect.createDriver()),
      createIntrospector: (kysely) => dialect.createIntrospector(kysely),
      createQueryCompiler: () => dialect.createQueryCompiler(),
    }),
  }
}
