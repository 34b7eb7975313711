import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createTypingBoard, EXPIRES_MS, type Typist } from './typing-board.ts'

const ANN: Typist = { case_id: 'desk:c', who: 'agent', id: 'desk:ann', name: 'Ann' }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function start() {
  const told: [string, boolean][] = []
  return { told, board: createTypingBoard(({ id }, isTyping) => void told.push([id, isTyping])) }
}

it('tells of a beginning and an end once, however often it is said', () => {
  const { told, board } = start()
  board.typed(ANN, true)
  board.typed(ANN, true)
  board.typed(ANN, false)
  board.typed(ANN, false)
  expect(told).toEqual([
    ['desk:ann', true],
    ['desk:ann', false],
  ])
})

it('ends by itself after the last word', () => {
  const { told, board } = start()
  board.typed(ANN, true)
  vi.advanceTimersByTime(EXPIRES_MS - 1)
  board.typed(ANN, true)
  vi.advanceTimersByTime(EXPIRES_MS - 1)
  expect(board.typing('desk:c')).toEqual([ANN])
  vi.advanceTimersByTime(1)
  expect(board.typing('desk:c')).toEqual([])
  expect(told.at(-1)).toEqual(['desk:ann', false])
})
