/**
 * Ends the process without waiting for anything: what was accepted is on disk, and is loaded at the next start.
 * `process.exit` takes the warehouse's thread down while its engine may be at work, and then the driver aborts
 * ("terminate called after throwing an instance of 'Napi::Error'", @duckdb/node-api 1.5.6, Node 20.20).
 */
export function endAtOnce(): void {
  process.kill(process.pid, 'SIGKILL')
}
