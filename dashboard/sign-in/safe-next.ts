/**
 * Where to go after signing in: a path of this application, else the start, which is the first page of whoever it is. An address of another host
 * (`//elsewhere`, `/\elsewhere`, `https:…`) is not followed: a link could send people away with it.
 */
export function safeNext(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/'
}
