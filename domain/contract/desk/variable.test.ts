import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillVariables, unknownVariables } from './variable.ts'

describe('fillVariables', () => {
  it.each([
    ['您好 {{customer.name}}', { 'customer.name': '王敏' }, '您好 王敏', []],
    ['您好 {{ customer.name | 亲 }}！', {}, '您好 亲！', []],
    ['#{{case.number}}', { 'case.number': 42 }, '#42', []],
    ['{{customer.name|}}.', { 'customer.name': null }, '.', []],
    ['{{agent.name}} {{agent.name}}', {}, '{{agent.name}} {{agent.name}}', ['agent.name']],
    ['{{field.order_no}}', { 'field.order_no': 'A-1' }, 'A-1', []],
    ['{not one} {{}} {{Customer.name}}', {}, '{not one} {{}} {{Customer.name}}', []],
  ])('fills %j', (text, values, filled, missing) => {
    expect(fillVariables(text, values)).toEqual({ text: filled, missing })
  })

  it('never reads a value for variables', () => {
    const values = { 'customer.name': '{{agent.name}}', 'agent.name': 'Lin' }
    expect(fillVariables('{{customer.name}}', values).text).toBe('{{agent.name}}')
  })

  it('takes out what has no value where nobody would mend it', () => {
    const filled = fillVariables('Hi {{customer.name}}!', {}, 'drop')
    expect(filled).toEqual({ text: 'Hi !', missing: ['customer.name'] })
  })

  it('leaves a text without variables alone', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes('{{'))
        expect(fillVariables(text, { 'customer.name': 'x' })).toEqual({ text, missing: [] })
      }),
    )
  })
})

describe('unknownVariables', () => {
  it('names what does not exist, once', () => {
    const text = '{{customer.name}} {{customer.age}} {{customer.age}} {{field.a}} {{field.b}}'
    expect(unknownVariables(text, ['a'])).toEqual(['customer.age', 'field.b'])
  })
})
