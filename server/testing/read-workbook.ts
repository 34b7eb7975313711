import { inflateRawSync } from 'node:zlib'

export type WorkbookCell = string | number | null

/** What a workbook holds, sheet by sheet, as a spreadsheet reads it: texts as texts, numbers and dates as numbers. */
export function readWorkbook(bytes: Buffer): {
  readonly sheets: readonly (readonly (readonly WorkbookCell[])[])[]
  /** The XML of each sheet. */
  readonly xml: readonly string[]
} {
  const files = unzip(bytes)
  const texts = tags(files.get('xl/sharedStrings.xml') ?? '', 'si').map(textOf)
  const xml = [...files]
    .filter(([name]) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([, content]) => content)
  return { xml, sheets: xml.map((sheet) => tags(sheet, 'row').map((row) => cellsOf(row, texts))) }
}

function cellsOf(row: string, texts: readonly string[]): readonly WorkbookCell[] {
  const cells: WorkbookCell[] = []
  for (const [, attributes = '', content = ''] of row.matchAll(
    /<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
  )) {
    const column = /r="([A-Z]+)\d+"/.exec(attributes)?.[1] ?? 'A'
    const at = Buffer.from(column).reduce((sum, letter) => sum * 26 + letter - 64, 0) - 1
    while (cells.length < at) cells.push(null)
    cells[at] = valueOf(attributes, content, texts)
  }
  return cells
}

function valueOf(attributes: string, content: string, texts: readonly string[]): WorkbookCell {
  const value = /<v>(.*?)<\/v>/s.exec(content)?.[1]
  if (attributes.includes('t="inlineStr"')) return textOf(content)
  if (value === undefined) return null
  return attributes.includes('t="s"') ? (texts[Number(value)] ?? '') : Number(value)
}

function textOf(xml: string): string {
  const text = [...xml.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, part]) => part ?? '').join('')
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

function tags(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${name}[ >].*?</${name}>`, 'gs'))].map(([whole]) => whole)
}

/** The files of a ZIP archive by its central directory. */
function unzip(bytes: Buffer): ReadonlyMap<string, string> {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  const files = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const method = bytes.readUInt16LE(at + 10)
    const size = bytes.readUInt32LE(at + 20)
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const data = bytes.subarray(start, start + size)
    files.set(name, (method === 8 ? inflateRawSync(data) : data).toString('utf8'))
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return files
}
