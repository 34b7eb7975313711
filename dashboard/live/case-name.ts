/** A case without the source its id begins with: `desk:1042` → `1042`. */
export function caseName(caseId: string): string {
  return caseId.slice(caseId.indexOf(':') + 1)
}

/** Whether it lies in the desk of this product, where it can be opened to be worked on. */
export const isDeskCase = (caseId: string): boolean => caseId.startsWith('desk:')
