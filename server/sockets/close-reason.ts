/**
 * Why the server ends a socket. The codes are of the range left to applications; docs/protocol.md says what a client
 * does about each.
 */
export const CLOSE_REASONS = {
  stopping: { code: 1001, text: 'the server is stopping: connect again' },
  signed_out: { code: 4401, text: 'signed out: sign in again' },
  rights_changed: { code: 4403, text: 'what you may do has changed: connect again' },
  no_hello: { code: 4408, text: 'no hello came within 10 s' },
  silent: { code: 4409, text: 'no sign of life: connect again' },
  too_slow: { code: 4413, text: 'what was sent is not read: connect again and resume' },
  too_many: { code: 4429, text: 'too many frames: connect again more slowly' },
  broken: { code: 4500, text: 'something went wrong here: connect again' },
} as const

export type CloseReason = keyof typeof CLOSE_REASONS
