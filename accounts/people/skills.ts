import { distinctSkills, skillKey } from '../../domain/contract/public.ts'
import type { Accounts } from '../accounts.ts'
import { insertSkillRows, readSkillNames } from '../store/skill-rows.ts'

/**
 * These skills, each once and as it was typed first, whoever typed it: of a person or of a queue. New ones are
 * written down, so that whoever types them later means the same. Run it within the transaction that saves them.
 */
export async function skillsAsTypedFirst(
  tx: Pick<Accounts, 'store'>,
  skills: readonly string[],
): Promise<string[]> {
  const typed = distinctSkills(skills).map((name) => ({ key: skillKey(name), name }))
  const keys = typed.map(({ key }) => key)
  const known = await readSkillNames(tx.store, keys)
  await insertSkillRows(
    tx.store,
    typed.filter(({ key }) => !known.has(key)),
  )
  return typed.map(({ key, name }) => known.get(key) ?? name)
}
