/** An id for a card, unique within its board. `randomUUID` is not there over plain http. */
export function newCardId(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}
