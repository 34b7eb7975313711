import { readFileSync } from 'node:fs'

/** When a process started, as Linux counts it; null where that cannot be known. */
export function startOfProcess(pid: number): string | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the name in brackets and may hold anything; the start is the 22nd.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

/** Whether the process lives, and is not another one under the same pid. */
export function isSameProcess(pid: number, start: string | null): boolean {
  if (!isRunning(pid)) return false
  const now = startOfProcess(pid)
  return start === null || now === null || start === now
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
