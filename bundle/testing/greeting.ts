/** Imported with its `.ts` extension, which only a TypeScript loader resolves. */
export function greeting(name: string): string {
  return `hello ${name}`
}
