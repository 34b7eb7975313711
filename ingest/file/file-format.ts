import { DeskmetryError } from '../../domain/public.ts'

export const FILE_FORMATS = ['ndjson', 'csv', 'parquet'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

/** A name without its folder and without `.csv`, `.ndjson.gz` and the like: what a source is called by default. */
export function stemOf(path: string): string {
  if (path === '-') return 'stdin'
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  return name.replace(/\.(gz|zst)$/i, '').replace(/\.(ndjson|jsonl|json|csv|tsv|txt|parquet)$/i, '')
}

/**
 * The format of a file by its first bytes (decompressed) and its name.
 * @throws DeskmetryError FILE_UNREADABLE for what is none of the three, with the way to make it one
 */
export function formatOf(head: Buffer, name: string): FileFormat {
  if (head.subarray(0, 4).toString('latin1') === 'PAR1') return 'parquet'
  refuseForeign(head, name)
  const text = withoutBom(head).toString('utf8').trimStart()
  const ending = name
    .replace(/\.(gz|zst)$/i, '')
    .replace(/^.*\./, '')
    .toLowerCase()
  if (ending === 'csv' || ending === 'tsv') return 'csv'
  if (text.startsWith('[') && ending !== 'ndjson' && ending !== 'jsonl') {
    throw unreadable(
      name,
      'it is one JSON array',
      "Write one object per line: jq -c '.[]' file.json",
    )
  }
  if (text.startsWith('{') || ['ndjson', 'jsonl', 'json'].includes(ending)) return 'ndjson'
  if (/[,;\t]/.test(text.split(/\r?\n/, 1)[0] ?? '')) return 'csv'
  throw unreadable(
    name,
    'it is neither NDJSON nor CSV nor Parquet',
    'Name the format with --format ndjson, csv or parquet.',
  )
}

/** The bytes behind a UTF-8 byte order mark. */
export function withoutBom(head: Buffer): Buffer {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head
}

/** Things that people do hand in, and that would only give one dead letter per line. */
export function refuseForeign(head: Buffer, name: string): void {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) {
    throw unreadable(name, 'it is UTF-16', 'Save it as UTF-8 (in Excel: "CSV UTF-8").')
  }
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4) {
    throw unreadable(
      name,
      'it is a zip archive or an Excel file',
      'Unpack it, or save it as CSV UTF-8.',
    )
  }
}

function unreadable(file: string, reason: string, fix: string): DeskmetryError {
  return new DeskmetryError('FILE_UNREADABLE', { file, reason, fix })
}
