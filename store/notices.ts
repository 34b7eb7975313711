import {
  type Notices,
  type NoticesOptions,
  openPostgresNotices,
} from './engines/postgres-notices.ts'

export { NOTICE_BYTES, type Notices } from './engines/postgres-notices.ts'

/** `url`: PostgreSQL; null: SQLite, which one process has for itself, so there is nobody to tell. */
export async function openNotices(
  options: Omit<NoticesOptions, 'url'> & { readonly url: string | null },
): Promise<Notices> {
  const { url, ...rest } = options
  if (url !== null) return openPostgresNotices({ ...rest, url })
  return { say: () => undefined, close: () => Promise.resolve() }
}
