import { describe, expect, it } from 'vitest'
import { COMMAND_KEYS, commandOf, type PressedKey } from './shortcut.ts'

const pressed = (key: string, change: Partial<PressedKey> = {}): PressedKey => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  isTyping: false,
  ...change,
})

describe('a key of the workspace', () => {
  it.each(Object.entries(COMMAND_KEYS))('%s is %s', (command, key) => {
    expect(commandOf(pressed(key))).toBe(command)
  })

  it('is known with the caps lock on', () => {
    expect(commandOf(pressed('R'))).toBe('reply')
  })

  it.each([
    { ctrlKey: true },
    { metaKey: true },
    { altKey: true },
    { isComposing: true },
    { isTyping: true },
  ])('is none with %j', (change) => {
    expect(commandOf(pressed('r', change))).toBeNull()
  })

  it('is one thing only', () => {
    const keys = Object.values(COMMAND_KEYS)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
