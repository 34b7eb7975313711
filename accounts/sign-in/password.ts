import { hash, parseOptions, verify } from '@node-rs/argon2'
import { DeskmetryError } from '../../domain/public.ts'

/**
 * Passwords: argon2id with the least cost the OWASP Password Storage Cheat Sheet accepts (19 MiB, two passes,
 * one lane), about 50 ms on one core. Rules follow NIST SP 800-63B: length, not character classes.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const MIN_LENGTH = 10
const MAX_LENGTH = 200

/** The hash of a random password nobody knows: checking against it takes as long as against a real one. */
const DECOY =
  '$argon2id$v=19$m=19456,t=2,p=1$Y7ZqqayrvqwnV0/WGuxI7g$1TC4xNFI5+buHFXUIL2k8vHDLHznN6fiMnyqOgJWnRA'

export async function hashPassword(password: string): Promise<string> {
  return hash(sameText(password), COST)
}

/**
 * Whether the password belongs to the hash. Without a hash (no such user) it takes the same time and says no.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? DECOY, sameText(password))
  return matches && stored !== null
}

/** Whether a hash was made at another cost than today's. */
export function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored)
  return (
    memoryCost !== COST.memoryCost || timeCost !== COST.timeCost || parallelism !== COST.parallelism
  )
}

/**
 * Refuses a password that others would find.
 * @throws BAD_INPUT
 */
export function refuseWeakPassword(
  password: string,
  owner: { readonly email: string; readonly name: string },
): void {
  const text = sameText(password)
  const length = Array.from(text).length
  if (length < MIN_LENGTH || length > MAX_LENGTH) {
    throw weak(`it has ${length} characters`, `Use ${MIN_LENGTH} to ${MAX_LENGTH} characters.`)
  }
  const plain = text.toLowerCase()
  const known = [owner.email, owner.email.split('@')[0] ?? '', owner.name]
  if (known.some((word) => word.toLowerCase() === plain)) {
    throw weak('it is the name or the e-mail address', 'Choose something others cannot guess.')
  }
  if (new Set(plain).size < 4) {
    throw weak('it repeats a few characters', 'Choose something others cannot guess.')
  }
}

function weak(reason: string, fix: string): DeskmetryError {
  return new DeskmetryError('BAD_INPUT', { what: 'The new password', reason, fix })
}

/** One keyboard may compose an accent and another send it in two parts: both are the same password. */
function sameText(password: string): string {
  return password.normalize('NFKC')
}
