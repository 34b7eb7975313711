import type { CaseFile } from '../../domain/contract/public.ts'
import { type Core, reasonOf } from './core.ts'

/** Files on their way up, and pictures on their way down. */
export interface Uploads {
  readonly add: (files: readonly File[]) => void
  readonly remove: (key: string) => void
  /** An address of the bytes within this page. */
  readonly urlOf: (file: CaseFile) => Promise<string>
}

const MOST_AT_ONCE = 10

export function createUploads(core: Core): Uploads {
  const { dispatch, parts, state } = core
  const { api, newKey, words } = parts
  const pictures = new Map<string, Promise<string>>()
  const running = new Map<string, AbortController>()
  core.onForget(() => {
    for (const abort of running.values()) abort.abort()
    pictures.clear()
  })

  async function send(key: string, file: File): Promise<void> {
    const { signal } = running.set(key, new AbortController()).get(key) ?? new AbortController()
    const onProgress = (progress: number) =>
      dispatch({ type: 'upload_moved', key, change: { progress } })
    try {
      const sent = await api.upload(file, file.name, { onProgress, signal })
      if (sent.width !== null) pictures.set(sent.id, Promise.resolve(URL.createObjectURL(file)))
      dispatch({ type: 'upload_moved', key, change: { progress: 1, file: sent } })
    } catch (error) {
      dispatch({ type: 'upload_moved', key, change: { refusal: reasonOf(error, parts) } })
    } finally {
      running.delete(key)
    }
  }

  return {
    add(files) {
      const most = state().config?.max_file_bytes ?? 0
      for (const file of files) {
        const key = newKey()
        const { name, size: bytes } = file
        const going = state().uploads.filter((upload) => upload.refusal === null).length
        const refusal =
          bytes === 0
            ? words.emptyFile
            : bytes > most
              ? words.tooLarge(name)
              : going >= MOST_AT_ONCE
                ? words.tooMany(MOST_AT_ONCE)
                : null
        dispatch({ type: 'upload', upload: { key, name, bytes, progress: 0, file: null, refusal } })
        if (refusal === null) void send(key, file)
      }
    },
    remove(key) {
      running.get(key)?.abort()
      dispatch({ type: 'upload_gone', key })
    },
    urlOf(file) {
      const known = pictures.get(file.id)
      if (known !== undefined) return known
      const made = api.download(file.id).then((blob) => URL.createObjectURL(blob))
      pictures.set(file.id, made)
      made.catch(() => pictures.delete(file.id))
      return made
    },
  }
}
