import { describe, expect, it } from 'vitest'
import { setupProblems, tokenOfHash } from './setup-form.ts'

const GOOD = {
  name: '林小雨',
  email: 'lin@example.com',
  password: 'correct horse battery',
  account_name: 'Example',
}

describe('set-up form', () => {
  it('can be sent when everything is there', () => {
    expect(setupProblems(GOOD)).toEqual({})
  })

  it('names each field that is wrong', () => {
    expect(
      setupProblems({ name: ' ', email: 'lin@', password: '123456789', account_name: '' }),
    ).toEqual({
      name: 'field.required',
      account_name: 'field.required',
      email: 'field.email',
      password: 'field.too-short',
    })
  })

  it('counts characters of a password, not their code units', () => {
    expect(setupProblems({ ...GOOD, password: '😀'.repeat(9) })).toHaveProperty('password')
  })
})

describe('set-up link', () => {
  it('carries its token after the hash', () => {
    expect(tokenOfHash('#token=abc-DEF_1')).toBe('abc-DEF_1')
    expect(tokenOfHash('#')).toBeNull()
    expect(tokenOfHash('#token=')).toBeNull()
  })
})
