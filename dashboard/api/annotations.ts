import type {
  AnnotationEntry,
  AnnotationInput,
  AnnotationSave,
  AnnotationScope,
} from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** Notes on the time line. Everything here may be refused: @throws ApiFailure. */
const ANNOTATIONS = '/api/v1/annotations'

export const ANNOTATIONS_KEY = ['annotations'] as const

/** Days of a zone, and what the filters leave of team, channel and category. */
export interface WantedAnnotations {
  readonly from: string
  readonly to: string
  readonly tz: string
  readonly filters: AnnotationScope
}

/** @param wanted null: all there are */
export async function readAnnotations(
  wanted: WantedAnnotations | null,
  signal: AbortSignal,
): Promise<readonly AnnotationEntry[]> {
  const search = new URLSearchParams()
  if (wanted !== null) {
    const { from, to, tz, filters } = wanted
    for (const [name, value] of Object.entries({ from, to, tz })) search.set(name, value)
    for (const [name, values] of Object.entries(filters)) {
      for (const value of values ?? []) search.append(name, value)
    }
  }
  return (await fetchJson(`${ANNOTATIONS}?${search.toString()}`, {
    signal,
  })) as readonly AnnotationEntry[]
}

export async function createAnnotation(input: AnnotationInput): Promise<void> {
  await fetchJson(ANNOTATIONS, { method: 'POST', body: input })
}

/** @throws ApiFailure SETTINGS_CONFLICT when somebody else saved since `version` */
export async function saveAnnotation(id: string, save: AnnotationSave): Promise<void> {
  await fetchJson(`${ANNOTATIONS}/${encodeURIComponent(id)}`, { method: 'PUT', body: save })
}

export async function deleteAnnotation(id: string): Promise<void> {
  await fetchJson(`${ANNOTATIONS}/${encodeURIComponent(id)}`, { method: 'DELETE' })
}
