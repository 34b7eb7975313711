/** Pieces meet with two marks or none: the first mark wins, and gaps close. */
export function tidyChinese(text: string): string {
  return text
    .replace(/([，。？！?!：～…])[，。：]+/gu, '$1')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}
