const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/
/** The end of one: its beginning is the time, which neighbours in a list share. */
const SAID = 8

/**
 * A case as people say it: without the source its id begins with, `desk:1042` → `1042`; of an id that only programs
 * read, its end: `…-680377e59410` → `77e59410`.
 */
export function shortId(caseId: string): string {
  const id = caseId.slice(caseId.indexOf(':') + 1)
  return UUID.test(id) ? id.slice(-SAID) : id
}

/** Whether it lies in the desk of this product, where it can be opened to be worked on. */
export const isDeskCase = (caseId: string): boolean => caseId.startsWith('desk:')
