/**
 * The cells of one CSV record. Quotes as in RFC 4180: a cell that begins with a quote ends with one, and a quote
 * within it is written twice. Spaces around an unquoted cell are its own.
 * @param record without its line end; line breaks in quoted cells are in it
 * @returns the cells, or null when a quoted cell has no end or goes on behind its closing quote
 */
export function splitRecord(record: string, delimiter: string): readonly string[] | null {
  if (!record.includes('"')) return record.split(delimiter)
  const cells: string[] = []
  let at = 0
  for (;;) {
    if (record[at] === '"') {
      const end = closingQuote(record, at + 1)
      if (end < 0) return null
      cells.push(record.slice(at + 1, end).replaceAll('""', '"'))
      at = end + 1
      if (at < record.length && record[at] !== delimiter) return null
    } else {
      const end = record.indexOf(delimiter, at)
      cells.push(record.slice(at, end < 0 ? record.length : end))
      at = end < 0 ? record.length : end
    }
    if (at >= record.length) return cells
    at += 1
  }
}

/** An odd number of quotes means that a quoted cell is still open at the end of the text. */
export function countQuotes(text: string): number {
  let count = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1
  return count
}

function closingQuote(record: string, from: number): number {
  for (let at = record.indexOf('"', from); at >= 0; at = record.indexOf('"', at + 2)) {
    if (record[at + 1] !== '"') return at
  }
  return -1
}
