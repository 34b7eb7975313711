/** Told when the server says that the session has ended: by the refusal of any call, or by closing the connection. */
type Listener = () => void

const listeners = new Set<Listener>()

/** Calls `listener` each time until it is told to stop. */
export function whenSignedOut(listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function tellSignedOut(): void {
  for (const listener of listeners) listener()
}
