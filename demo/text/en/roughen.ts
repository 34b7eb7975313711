const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\byou\b/gi, 'u'],
  [/\bplease\b/gi, 'pls'],
  [/\bthanks\b/gi, 'thx'],
  [/\bbecause\b/gi, 'cos'],
  [/\bgoing to\b/gi, 'gonna'],
  [/\breceived\b/gi, 'recieved'],
  [/\bdefinitely\b/gi, 'definately'],
  [/\bthe\b/i, 'teh'],
  [/\bare\b/gi, 'r'],
  [/\btomorrow\b/gi, 'tmrw'],
  [/\border\b/i, 'ordr'],
  [/\bwith\b/i, 'wiht'],
  [/\bseparate\b/gi, 'seperate'],
  [/\breally\b/i, 'realy'],
  [/\bdelivery\b/i, 'delivry'],
]

/** Hasty English: no capitals, no apostrophes, no full stop; short forms and the odd typo. */
export function roughenEnglish(
  text: string,
  draws: { chance(p: number): boolean; int(n: number): number },
): string {
  let rough = text
  if (draws.chance(0.12)) {
    const [right, wrong = ''] = SHORT_FORMS[draws.int(SHORT_FORMS.length)] ?? []
    if (right !== undefined) rough = rough.replace(right, wrong)
  }
  if (draws.chance(0.28)) rough = rough.toLowerCase()
  if (draws.chance(0.22)) rough = rough.replaceAll("'", '')
  if (draws.chance(0.3)) rough = rough.replace(/\.$/, '')
  if (draws.chance(0.07))
    rough +=
      ['...', '!!', ' :(', ' tbh', ' lol', ' ??', ' smh', '!', ' 😕', ' ok?'][draws.int(10)] ?? ''
  return rough
}
