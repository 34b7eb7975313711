import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { ERRORS } from '../domain/public.ts'

const PAGE = fileURLToPath(new URL('../docs/errors.md', import.meta.url))

/** A code more or less on either side is a difference; `npx vitest run test/errors-doc -u` writes the page. */
it('docs/errors.md lists exactly the registered errors, with status and message', async () => {
  await expect(errorsPage()).toMatchFileSnapshot(PAGE)
})

it.each(Object.entries(ERRORS))('%s has a well-formed code, status and message', (code, error) => {
  expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/)
  expect(error.status).toBeGreaterThanOrEqual(400)
  expect(error.status).toBeLessThan(600)
  expect(error.message).toMatch(/(\.|\})$/)
})

function errorsPage(): string {
  const rows = Object.entries(ERRORS).map(
    ([code, { status, message }]) => `| \`${code}\` | ${status} | ${cell(message)} |`,
  )
  return `# Errors

Every refusal has a code. The HTTP API answers \`{"error": {"code", "message", "details"}}\` with the
status of this table, and \`problems\` where several things can be wrong. The message is in Chinese or
English, by \`Accept-Language\`; the code and the details are the same in both. The command prints the message to stderr and exits with 2 when the input was
wrong (4xx) and with 1 otherwise. A \`{name}\` in a message is filled from the error's details.

The registry is \`domain/errors.ts\`; a test keeps this page equal to it, and
\`npx vitest run test/errors-doc -u\` writes the page again after a change.

| code | HTTP | message |
|---|---|---|
${rows.join('\n')}
`
}

/** A bar would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
