import { expect, it } from 'vitest'
import { createVisitorDoor } from './visitor-door.ts'

function doorAt() {
  let now = 0
  const limits = { waiting: 2, sockets: 2, sends: 3, window_ms: 60_000 }
  return {
    door: createVisitorDoor({ now: () => now }, limits),
    pass: (ms: number) => {
      now += ms
    },
  }
}

it.each(['waits', 'enters'] as const)('%s: so many, and one more when one has left', (what) => {
  const { door } = doorAt()
  const leave = door[what]('a')
  expect(door[what]('a')).not.toBeNull()
  expect(door[what]('a')).toBeNull()
  expect(door[what]('b')).not.toBeNull()
  leave?.()
  leave?.()
  expect(door[what]('a')).not.toBeNull()
  expect(door[what]('a')).toBeNull()
})

it('counts messages by visitor, however many sockets they have', () => {
  const { door, pass } = doorAt()
  for (let count = 0; count < 3; count += 1) door.sends('a')
  expect(() => {
    door.sends('a')
  }).toThrow('Wait 60 s')
  door.sends('b')
  pass(60_000)
  door.sends('a')
})
