import { describe, expect, it } from 'vitest'
import { type DeskField, deskField } from '../../domain/contract/public.ts'
import { type FieldsContext, judgeFields } from './judge-fields.ts'

const field = (id: string, body: Partial<DeskField>) => ({
  id,
  body: deskField.parse({ name: { en: id }, type: 'text', ...body }),
})
const options = ['s', 'm', 'l'].map((value) => ({ value, name: { en: value } }))
const FIELDS = [
  field('order_no', { required: 'on_open' }),
  field('amount', { type: 'number' }),
  field('bought_on', { type: 'date' }),
  field('size', { type: 'select', options }),
  field('parts', { type: 'multi_select', options }),
  field('agreed', { type: 'checkbox' }),
  field('cause', { required: 'on_solve' }),
  field('carrier', { required: 'on_open', category: 'delivery' }),
  field('chat_only', { required: 'on_open', kinds: ['chat'] }),
  field('retired', { required: 'on_open', is_active: false }),
]
const TICKET: FieldsContext = { kind: 'ticket', category: null, moment: 'change' }
const paths = (values: Record<string, unknown>, context: Partial<FieldsContext>) =>
  judgeFields(FIELDS, values, { ...TICKET, ...context }).problems.map(({ path }) => path)

describe('a value', () => {
  it.each([
    ['order_no', '  A-1 ', 'A-1'],
    ['order_no', '   ', null],
    ['order_no', null, null],
    ['amount', '12.5', 12.5],
    ['amount', -3, -3],
    ['bought_on', '2028-02-29', '2028-02-29'],
    ['size', 'm', 'm'],
    ['parts', ['l', 's', 'l'], ['s', 'l']],
    ['parts', 's', ['s']],
    ['agreed', 'true', true],
    ['agreed', false, false],
    ['retired', 'still kept', 'still kept'],
  ])('%s %j is kept as %j', (key, value, kept) => {
    expect(judgeFields(FIELDS, { [key]: value }, TICKET)).toEqual({
      values: { [key]: kept },
      problems: [],
    })
  })

  it.each([
    ['order_no', 7],
    ['order_no', 'x'.repeat(5_001)],
    ['amount', 'many'],
    ['amount', Number.NaN],
    ['amount', '  '],
    ['bought_on', '2026-02-30'],
    ['bought_on', '1 March'],
    ['size', 'xl'],
    ['size', ['m']],
    ['parts', ['s', 'xl']],
    ['agreed', 'perhaps'],
    ['unknown', 'x'],
    ['__proto__', 'x'],
  ])('%s %j is refused', (key, value) => {
    const values = Object.fromEntries([[key, value]])
    expect(judgeFields(FIELDS, values, TICKET).problems).toEqual([
      expect.objectContaining({ code: 'FIELD_INVALID', path: `fields.${key}` }),
    ])
  })
})

describe('what is required', () => {
  it('is asked for when its time has come, and not at a change', () => {
    expect(paths({}, {})).toEqual([])
    expect(paths({}, { moment: 'open' })).toEqual(['fields.order_no'])
    expect(paths({ order_no: 'A' }, { moment: 'open' })).toEqual([])
    expect(paths({ order_no: 'A' }, { moment: 'solve' })).toEqual(['fields.cause'])
    expect(paths({ order_no: ' ' }, { moment: 'open' })).toEqual(['fields.order_no'])
  })

  it('depends on the kind of case and its category, those above it included', () => {
    expect(paths({ order_no: 'A' }, { moment: 'open', category: 'delivery/late' })).toEqual([
      'fields.carrier',
    ])
    expect(paths({}, { moment: 'open', kind: 'chat' })).toEqual(['fields.chat_only'])
  })
})
