import type { WidgetConfig } from '../../domain/contract/public.ts'
import { textIn } from '../words/words.ts'
import { h, type VNode } from './dom.ts'
import { PHONE_PATTERN } from './phone-pattern.ts'
import type { View } from './view.ts'

type Field = WidgetConfig['form'][number]

const AUTOCOMPLETE: Readonly<Record<string, string>> = {
  name: 'name',
  email: 'email',
  phone: 'tel',
}

/** What is asked before a conversation begins; nothing is stored until its button is pressed. */
export function startScreen(view: View): VNode {
  const { state, words, language, acts } = view
  const { config, isKnown, isStarting, problem } = state
  const isOpen = config?.is_open !== false
  const consent = textIn(config?.consent ?? {}, language) ?? words.consent
  const fields = isKnown ? [] : (config?.form ?? [])
  const label = isOpen
    ? isKnown
      ? words.beginKnown
      : words.begin
    : isKnown
      ? words.leaveTicketKnown
      : words.leaveTicket
  return h(
    'form',
    {
      class: 'start',
      key: 'start',
      novalidate: true,
      onsubmit: (event: SubmitEvent) => submit(event, view, fields),
    },
    isOpen ? null : h('p', { class: 'hint' }, words.offlineHint),
    fields.map((field) => fieldRow(field, view, !isOpen)),
    h(
      'label',
      { class: 'field', key: 'question' },
      h('span', null, words.question),
      h('textarea', {
        name: 'text',
        rows: 4,
        maxlength: 20_000,
        required: true,
        placeholder: words.questionHint,
      }),
      h('em', { class: 'wrong' }),
    ),
    isKnown ? null : h('p', { class: 'consent' }, consent),
    problem === null ? null : h('p', { class: 'problem', role: 'alert' }, problem),
    h(
      'div',
      { class: 'row' },
      isKnown
        ? null
        : h(
            'button',
            { type: 'button', class: 'plain', onclick: () => acts.toggle(false) },
            words.decline,
          ),
      h('button', { class: 'primary', disabled: isStarting }, label),
    ),
  )
}

function fieldRow(field: Field, { words, language }: View, isTicket: boolean): VNode {
  // Who leaves a ticket is not there when the answer comes.
  const isRequired = field.is_required || (isTicket && field.type === 'email')
  const label = textIn(field.label, language) ?? field.key
  const options = field.options.map((option) => h('option', { value: option }, option))
  const common = { name: field.key, required: isRequired }
  return h(
    'label',
    { class: 'field', key: field.key },
    h('span', null, label, isRequired ? null : h('i', null, ` ${words.optional}`)),
    field.type === 'select'
      ? h('select', common, h('option', { value: '' }, words.choose), options)
      : h('input', {
          ...common,
          type: field.type,
          ...(field.type === 'tel' ? { pattern: PHONE_PATTERN } : {}),
          maxlength: 200,
          autocomplete: AUTOCOMPLETE[field.key] ?? 'off',
        }),
    h('em', { class: 'wrong' }),
  )
}

function submit(event: SubmitEvent, { acts, words }: View, fields: readonly Field[]): void {
  event.preventDefault()
  const form = event.currentTarget as HTMLFormElement
  const wrong = [...form.querySelectorAll<HTMLInputElement>('input,select,textarea')].filter(
    (input) => !isSound(input, words),
  )
  if (wrong[0] !== undefined) {
    wrong[0].focus()
    return
  }
  const answers = new FormData(form)
  const answer = (key: string) => ((answers.get(key) ?? '') as string).trim()
  const known = ['name', 'email', 'phone'].filter((key) => answer(key) !== '')
  const others = fields.filter(({ key }) => !AUTOCOMPLETE[key] && answer(key) !== '')
  void acts.start({
    ...Object.fromEntries(known.map((key) => [key, answer(key)])),
    text: answer('text'),
    fields: Object.fromEntries(others.map(({ key }) => [key, answer(key)])),
  })
}

/** Says beside the field what is wrong with it. */
function isSound(input: HTMLInputElement, words: View['words']): boolean {
  const isMissing = input.required && input.value.trim() === ''
  const isSane = !isMissing && input.validity.valid
  const note = input.parentElement?.querySelector('.wrong')
  const reason = isSane ? '' : isMissing ? words.required : wrongOf(input, words)
  if (note) note.textContent = reason
  input.setAttribute('aria-invalid', String(!isSane))
  return isSane
}

function wrongOf({ type }: HTMLInputElement, { badEmail, badPhone }: View['words']): string {
  return type === 'tel' ? badPhone : badEmail
}
