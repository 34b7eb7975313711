import { expect, it, vi } from 'vitest'
import { createReadBoard } from './read-board.ts'

const { writeReadMarks } = vi.hoisted(() => ({ writeReadMarks: vi.fn() }))
vi.mock('../../desk/public.ts', () => ({ writeReadMarks }))

it('keeps after a failure what it could not keep before, the furthest of each', async () => {
  const desk = { news: { publish: () => undefined } } as unknown as Parameters<
    typeof createReadBoard
  >[0]
  const board = createReadBoard(desk)
  const mark = (case_id: string, seq: number) => {
    board.mark({ case_id, agent_id: 'desk:a', seq })
  }
  writeReadMarks.mockImplementationOnce(() => {
    mark('desk:1', 9)
    return Promise.reject(new Error('the store is away'))
  })
  mark('desk:1', 3)
  mark('desk:2', 4)
  await expect(board.flush()).rejects.toThrow('the store is away')
  writeReadMarks.mockResolvedValueOnce(undefined)
  await board.flush()
  expect(writeReadMarks.mock.lastCall?.[1]).toEqual([
    { case_id: 'desk:1', agent_id: 'desk:a', seq: 9 },
    { case_id: 'desk:2', agent_id: 'desk:a', seq: 4 },
  ])
})
