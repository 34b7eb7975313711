import type { SettingsVersion } from '../../../domain/contract/public.ts'

/** The newest version of each document, and all its versions, the newest first. */
export interface Versioned<Document> {
  readonly newest: SettingsVersion<Document>
  readonly versions: readonly SettingsVersion<Document>[]
}

/** @param versions by id and version, as the API lists them */
export function newestVersions<Document>(
  versions: readonly SettingsVersion<Document>[],
  idOf: (document: Document) => string,
): readonly Versioned<Document>[] {
  const byId = new Map<string, SettingsVersion<Document>[]>()
  for (const version of versions) {
    const id = idOf(version.document)
    byId.set(id, [version, ...(byId.get(id) ?? [])])
  }
  return [...byId.values()].flatMap((all) => {
    const [newest] = all
    return newest === undefined ? [] : [{ newest, versions: all }]
  })
}
