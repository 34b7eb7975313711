import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { NOTICE_BYTES } from '../../store/public.ts'
import { createNeighbours, type NeighbourWord, wordsOf } from './neighbours.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const online = (id: string): NeighbourWord => ({
  kind: 'online',
  customer_id: id,
  is_online: true,
})

function start() {
  const said: string[] = []
  const neighbours = createNeighbours({ say: (text) => void said.push(text) }, 'me')
  return { said, neighbours }
}

it('says together what is said at once, never longer than a notice may be', () => {
  const { said, neighbours } = start()
  const words = Array.from({ length: 300 }, (_, index) => online(`desk:顾客-${index}`))
  for (const word of words) neighbours.tell(word)
  vi.advanceTimersByTime(10)
  expect(said.length).toBeGreaterThan(1)
  expect(said.length).toBeLessThan(10)
  expect(Math.max(...said.map((text) => Buffer.byteLength(text)))).toBeLessThanOrEqual(NOTICE_BYTES)
  expect(said.flatMap((text) => wordsOf(text, 'another'))).toEqual(words)
})

it('does not hear itself, nor what it does not understand', () => {
  const { said, neighbours } = start()
  neighbours.tell(online('desk:a'))
  vi.advanceTimersByTime(10)
  expect(wordsOf(said[0] ?? '', 'me')).toEqual([])
  const newer = JSON.stringify({ from: 'newer', words: [{ kind: 'of a later version' }] })
  expect(wordsOf(newer, 'me')).toEqual([])
  expect(wordsOf('hello?', 'me')).toEqual([])
})

it('leaves to the sweep what is too long for a notice', () => {
  const { said, neighbours } = start()
  neighbours.tell({ kind: 'to_agent', agent_id: 'desk:a', text: 'x'.repeat(NOTICE_BYTES) })
  vi.advanceTimersByTime(10)
  expect(said).toEqual([])
})
