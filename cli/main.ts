import { runCommandLine } from './run-command-line.ts'
import { processTerminal } from './terminal.ts'

// Ends by itself when nothing is left to do, so that what was printed is written out first.
process.exitCode = await runCommandLine(process.argv.slice(2), processTerminal())
