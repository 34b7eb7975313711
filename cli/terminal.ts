/** Where a command reads and writes. Results go to stdout; all else goes to stderr. */
export interface Terminal {
  readonly stdin: AsyncIterable<Buffer>
  print(text: string): void
  /** A line of its own on stderr. */
  note(line: string): void
  /** How far it is: on a screen one line that changes, in a log a line now and then. */
  progress(line: string): void
}

const LOG_EVERY_MS = 5_000

export function processTerminal(): Terminal {
  const isScreen = process.stderr.isTTY
  let isLineOpen = false
  let loggedAt = 0

  function endLine(): void {
    if (isLineOpen) process.stderr.write('\n')
    isLineOpen = false
  }
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    stdin: process.stdin as AsyncIterable<Buffer>,
    print(text) {
      endLine()
      process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
    },
    note(line) {
      endLine()
      process.stderr.write(`${line}\n`)
    },
    progress(line) {
      if (isScreen) {
        process.stderr.write(`\r\u001b[K${line}`)
        isLineOpen = true
      } else if (Date.now() - loggedAt >= LOG_EVERY_MS) {
        loggedAt = Date.now()
        process.stderr.write(`${line}\n`)
      }
    },
  }
}
