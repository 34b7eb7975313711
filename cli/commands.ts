import type { Command } from './command.ts'
import { deadLettersCommand } from './commands/dead-letters.ts'
import { demoCommand } from './commands/demo.ts'
import { doctorCommand } from './commands/doctor.ts'
import { importCommand } from './commands/import.ts'
import { metricsCommand } from './commands/metrics.ts'
import { queryCommand } from './commands/query.ts'
import { rebuildCommand } from './commands/rebuild.ts'
import { startCommand } from './commands/start.ts'

/** In the order of the help. */
export const COMMANDS: readonly Command[] = [
  startCommand,
  importCommand,
  queryCommand,
  metricsCommand,
  deadLettersCommand,
  rebuildCommand,
  doctorCommand,
  demoCommand,
]
