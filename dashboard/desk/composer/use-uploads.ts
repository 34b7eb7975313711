import { onScopeDispose, shallowRef } from 'vue'
import type { CaseFile } from '../../../domain/contract/public.ts'
import { postFile } from '../../api/desk-files.ts'
import { useToasts } from '../notices/use-toasts.ts'

export interface Upload {
  readonly id: number
  readonly name: string
}

/** Files on their way up; each is handed on when the server has it, a refusal is told in its words. */
export function useUploads(onDone: (file: CaseFile) => void) {
  const { tell } = useToasts()
  const uploads = shallowRef<readonly Upload[]>([])
  const aborts = new Map<number, AbortController>()
  let last = 0

  function finish(id: number): void {
    aborts.delete(id)
    uploads.value = uploads.value.filter((upload) => upload.id !== id)
  }

  onScopeDispose(() => {
    for (const abort of aborts.values()) abort.abort()
  })

  return {
    uploads,
    add: async (files: readonly File[]): Promise<void> => {
      for (const file of files) {
        last += 1
        const id = last
        const abort = new AbortController()
        aborts.set(id, abort)
        uploads.value = [...uploads.value, { id, name: file.name }]
        await tell(async () => {
          const stored = await postFile(file, abort.signal).catch((failure: unknown) => {
            if (abort.signal.aborted) return null
            throw failure
          })
          if (stored !== null) onDone(stored)
        })
        finish(id)
      }
    },
    cancel: (id: number): void => {
      aborts.get(id)?.abort()
      finish(id)
    },
  }
}
