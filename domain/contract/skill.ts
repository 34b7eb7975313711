/**
 * Skills are words that people type. `VIP` and `vip` are one skill: it is shown as it was typed first and asked for
 * however it is written.
 */

/** What two ways of writing one skill have in common: letters of one size, full-width forms as the plain ones. */
export function skillKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}

/** Each skill once, as it stands there first. */
export function distinctSkills(names: readonly string[]): string[] {
  const byKey = new Map<string, string>()
  for (const name of names) {
    const key = skillKey(name)
    if (key !== '' && !byKey.has(key)) byKey.set(key, name.trim())
  }
  return [...byKey.values()]
}

export function hasSkill(skills: readonly string[], wanted: string): boolean {
  const key = skillKey(wanted)
  return skills.some((skill) => skillKey(skill) === key)
}
