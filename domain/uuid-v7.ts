/**
 * A UUID version 7 (RFC 9562, section 5.7): 48 bits of epoch milliseconds, then 74 random bits, so ids
 * made later sort later, whatever made them.
 * @param random 10 random bytes
 */
export function uuidV7(epochMs: number, random: Uint8Array): string {
  if (random.length < 10) throw new Error('A UUID needs 10 random bytes')
  const bytes = new Uint8Array(16)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, Math.floor(epochMs / 2 ** 32))
  view.setUint32(2, epochMs % 2 ** 32)
  bytes.set(random.subarray(0, 10), 6)
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f))
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f))
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}
