import { fileTypeFromBuffer } from 'file-type'
import { imageSize } from 'image-size'
import { DeskmetryError } from '../../domain/public.ts'

/** What a file is, told by its content. */
export interface FileKind {
  readonly media_type: string
  /** Endings a name may have; the first is added to a name that has none of them. */
  readonly endings: readonly string[]
  /** Pictures only, in pixels. */
  readonly width: number | null
  readonly height: number | null
}

/** Ten megabytes, in bytes. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024
/** A picture of more would take a browser hundreds of megabytes to show. */
const MOST_PIXELS = 64_000_000

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument'

/** What may be sent, by the type that the content shows. Nothing here is run by a browser that obeys its header. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'application/zip': ['zip'],
  [`${OFFICE}.wordprocessingml.document`]: ['docx'],
  [`${OFFICE}.spreadsheetml.sheet`]: ['xlsx'],
  [`${OFFICE}.presentationml.presentation`]: ['pptx'],
  [`${OPEN_DOCUMENT}.text`]: ['odt'],
  [`${OPEN_DOCUMENT}.spreadsheet`]: ['ods'],
  [`${OPEN_DOCUMENT}.presentation`]: ['odp'],
}
const TEXT_ENDINGS = ['txt', 'csv', 'log', 'md']
/** Before 2007 the three had one container; only the name tells them apart. */
const OLD_OFFICE: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
}
/** Pictures a page may show; everything else is saved, never opened in place. */
const SHOWN_IN_PLACE = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

/** Endings a file picker offers, with a dot. */
export const FILE_ENDINGS: readonly string[] = [
  ...Object.values(ALLOWED).flat(),
  ...Object.keys(OLD_OFFICE),
  ...TEXT_ENDINGS,
].map((ending) => `.${ending}`)

export function isShownInPlace(mediaType: string): boolean {
  return SHOWN_IN_PLACE.has(mediaType)
}

/**
 * Judges a file by what is in it; the sender's word for its type is not asked, and its name only where the content
 * leaves it open.
 * @throws FILE_REFUSED, FILE_TOO_LARGE
 */
export async function judgeFile(name: string, bytes: Uint8Array): Promise<FileKind> {
  if (bytes.length > MOST_FILE_BYTES) {
    throw new DeskmetryError('FILE_TOO_LARGE', { limit: MOST_FILE_BYTES })
  }
  if (bytes.length === 0) throw refused(name, 'it is empty')
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (found === undefined) return textKind(name, ending, bytes)
  const endings = ALLOWED[found.mime]
  if (endings !== undefined) {
    const size = isShownInPlace(found.mime) ? pictureSize(name, bytes) : null
    return {
      media_type: found.mime,
      endings,
      width: size?.width ?? null,
      height: size?.height ?? null,
    }
  }
  const old = found.mime === 'application/x-cfb' ? OLD_OFFICE[ending] : undefined
  if (old === undefined) throw refused(name, `its content is ${found.mime}`)
  return { media_type: old, endings: [ending], width: null, height: null }
}

/** The name with an ending that says what the content is: `photo.html` with a picture in it is `photo.html.png`. */
export function nameWithEnding(name: string, { endings }: FileKind): string {
  const lower = name.toLowerCase()
  return endings.some((ending) => lower.endsWith(`.${ending}`))
    ? name
    : `${name}.${endings[0] ?? 'bin'}`
}

function pictureSize(
  name: string,
  bytes: Uint8Array,
): { readonly width: number; readonly height: number } {
  let size: { readonly width: number; readonly height: number }
  try {
    size = imageSize(bytes)
  } catch {
    throw refused(name, 'its picture is broken')
  }
  if (size.width * size.height > MOST_PIXELS) throw refused(name, 'its picture has too many pixels')
  return size
}

/** Plain text in UTF-8 or GB 18030. What begins like a page or a drawing is refused whatever its name. */
function textKind(name: string, ending: string, bytes: Uint8Array): FileKind {
  const text = decoded(bytes)
  if (text === null) throw refused(name, 'its content is of no known type')
  if (/^\s*(<!--[^]*?-->\s*)*<[!?a-z]/i.test(text.slice(0, 4_096))) {
    throw refused(name, 'its content is markup, which a browser would run')
  }
  if (!TEXT_ENDINGS.includes(ending) && ending !== '') {
    throw refused(name, `text with the ending .${ending}`)
  }
  return { media_type: 'text/plain', endings: TEXT_ENDINGS, width: null, height: null }
}

function decoded(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? null : text
    } catch {
      continue
    }
  }
  return null
}

function refused(name: string, reason: string): DeskmetryError {
  return new DeskmetryError('FILE_REFUSED', {
    name,
    reason,
    fix: 'Send a picture (PNG, JPEG, GIF, WebP), PDF, text, zip or office document.',
  })
}
