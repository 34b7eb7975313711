import { standard } from '../../dialects/standard.ts'
import { type ClickHouseOptions, openClickHouse } from './database.ts'

/** Makes the database where it is missing. Needs no rights where it is there. */
export async function ensureDatabase({ url, database }: ClickHouseOptions): Promise<void> {
  const server = openClickHouse({ url, database: 'default' })
  try {
    const { count } = await server.query(
      'select name from system.databases where name = {name:String}',
      { name: database },
    )
    if (count === 0) await server.exec(`create database if not exists ${standard.quote(database)}`)
  } finally {
    await server.close()
  }
}
