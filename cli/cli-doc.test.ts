import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { COMMANDS } from './commands.ts'
import { commandHelp, overviewHelp } from './help.ts'

const PAGE = fileURLToPath(new URL('../docs/cli.md', import.meta.url))

/** `npx vitest run cli/cli-doc -u` writes the page again after a change. */
it('docs/cli.md shows the help of every command as it is', async () => {
  await expect(page()).toMatchFileSnapshot(PAGE)
})

it.each(COMMANDS)('the help of $name fits a terminal', (command) => {
  for (const line of commandHelp(command).split('\n')) {
    expect(line.length).toBeLessThanOrEqual(110)
  }
})

function page(): string {
  const sections = COMMANDS.map(
    (command) => `## ${command.name}\n\n\`\`\`text\n${commandHelp(command)}\n\`\`\`\n`,
  )
  return `# The command

\`npx deskmetry\` in a checkout, \`deskmetry\` where it is installed. This page is the help of the
commands themselves; a test keeps it so.

- Exit codes: 0; 1 failed; 2 bad input (nothing was done). \`--json\` prints one document on stdout, also
  for a failure: \`{"error": {"code", "message", "details"}}\` with a code of [errors.md](errors.md).
- Progress and messages go to stderr.
- While a server holds the data directory, commands have that server do the work; it makes no difference
  to what they print.

\`\`\`text
${overviewHelp(COMMANDS)}
\`\`\`

${sections.join('\n')}`
}
