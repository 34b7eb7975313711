import type { Migration } from './migration.ts'

export const LEASE_MIGRATIONS: readonly Migration[] = [
  {
    name: '0001-leases',
    statements: [
      `create table leases (
        name {id} primary key,
        holder {text} not null,
        token {integer} not null,
        expires_at {instant} not null
      )`,
    ],
  },
]
