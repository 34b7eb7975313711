/**
 * The five faces of a rating as drawings, from 1 to 5: not every system has a font with faces in it. Each is the
 * inside of an `<svg viewBox="0 0 24 24">` that is drawn in lines.
 */
const MOUTHS = [
  'M8 17s1.3-3 4-3 4 3 4 3',
  'M8.5 16.3s1.2-1.5 3.5-1.5 3.5 1.5 3.5 1.5',
  'M8.5 15.5h7',
  'M8.5 14.3s1.2 1.9 3.5 1.9 3.5-1.9 3.5-1.9',
  'M7.5 13.3h9s-.7 4.2-4.5 4.2-4.5-4.2-4.5-4.2Z',
] as const

export const FACES: readonly string[] = MOUTHS.map(
  (mouth) =>
    `<svg width="30" height="30" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"><circle cx="12" cy="12" r="9"/><path d="M9 9.6h.01M15 9.6h.01" stroke-width="2.2"/><path d="${mouth}"/></svg>`,
)
