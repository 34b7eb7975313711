import { createHash } from 'node:crypto'

/** 256 bits: nobody finds one by trying. */
const SECRET_BYTES = 32

/** A new secret in URL-safe text of 43 characters; whoever has it, is it. */
export function mintSecret(randomBytes: (size: number) => Uint8Array): string {
  return Buffer.from(randomBytes(SECRET_BYTES)).toString('base64url')
}

/** What is stored of a secret. A fast hash will do: unlike a password, a secret of 256 bits cannot be guessed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
