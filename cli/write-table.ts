/** Han, kana, Hangul and full-width forms take two columns of a terminal. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu

/**
 * Rows as aligned lines, the first one above a rule.
 * @param rows the header first; every row as long as it
 * @param isRight which columns are set flush right
 */
export function writeTable(
  rows: readonly (readonly string[])[],
  isRight: readonly boolean[],
): readonly string[] {
  const widths = isRight.map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  )
  const lines = rows.map((row) =>
    row
      .map((text, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - widthOf(text))
        return isRight[column] === true ? space + text : text + space
      })
      .join('  ')
      .trimEnd(),
  )
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  return [lines[0] ?? '', rule, ...lines.slice(1)]
}

function widthOf(text: string): number {
  return Array.from(text).length + (text.match(WIDE)?.length ?? 0)
}
