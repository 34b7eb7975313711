import type { MessageKey } from '../../../charts/public.ts'
import type { FieldProblem } from '../../api/fetch-json.ts'

/**
 * Problems at the fields of a form. A field is whatever has `data-field`, the path of what it holds in the
 * request (of two requests two, with a space between); its control is marked as wrong, and what is wrong stands below it. With `data-needs-one` it is a group of
 * boxes of which one at least is to be ticked.
 */
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
type Text = (key: MessageKey, fill?: Readonly<Record<string, string | number>>) => string

/** Numbers the notes, so that each has an id of its own. */
let marked = 0

const CONTROLS = 'input:not([type=checkbox]), select, textarea'
const GROUPS = '[data-needs-one]'

/**
 * What the form knows itself: needed, a pattern, a number and its limits.
 * @param except the path of a field that is left alone
 * @returns whether nothing is wrong
 */
export function checkControls(form: HTMLElement, t: Text, except = ''): boolean {
  const controls = [...form.querySelectorAll<Control>('input, select, textarea')].filter(
    (control) => except === '' || control.closest(`[data-field~="${except}"]`) === null,
  )
  const wrong = controls.filter((control) => {
    const text = mistakeOf(control, t)
    if (text !== '') mark(control, text)
    return text !== ''
  })
  const unticked = [...form.querySelectorAll(GROUPS)].flatMap((group) => {
    const [first] = group.querySelectorAll<HTMLInputElement>('input')
    return first === undefined || group.querySelector(':checked') !== null ? [] : [first]
  })
  for (const first of unticked) mark(first, t('admin.problem.required'))
  return wrong.length === 0 && unticked.length === 0
}

/** @returns those that have no field here */
export function markProblems(
  form: HTMLElement,
  problems: readonly FieldProblem[],
  say: (problem: FieldProblem) => string,
): readonly FieldProblem[] {
  return problems.filter((problem) => {
    const control = controlAt(form, problem.path)
    if (control === null) return true
    mark(control, say(problem))
    return false
  })
}

export function clearProblems(within: Element): void {
  within.querySelectorAll('[aria-invalid=true]').forEach(unmark)
}

/** Once it is written in again, a field is no longer said to be wrong. */
export function clearWritten({ target }: Event): void {
  if (!(target instanceof Element)) return
  const marked = target.closest(GROUPS)?.querySelector('[aria-invalid=true]') ?? target
  if (marked.getAttribute('aria-invalid') === 'true') unmark(marked)
}

export function focusFirst(form: HTMLElement): void {
  form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
}

/** The field of a path is the one with its longest beginning: `targets.first_reply` for its `secs`. */
function controlAt(form: HTMLElement, path: string): Control | null {
  const parts = path.replace(/^(document|rule)\./, '').split('.')
  for (let length = parts.length; length > 0; length -= 1) {
    const name = CSS.escape(parts.slice(0, length).join('.'))
    const field = form.querySelector(`[data-field~="${name}"]`)
    if (field === null) continue
    if (field.matches(CONTROLS)) return field as Control
    return field.querySelector<Control>(CONTROLS) ?? field.querySelector<Control>('input')
  }
  return null
}

function mark(control: Control, text: string): void {
  const field = control.closest('[data-field]') ?? control
  if (control.getAttribute('aria-invalid') === 'true') return
  const note = document.createElement('p')
  note.className = 'field-problem'
  marked += 1
  note.id = `field-problem-${marked}`
  note.textContent = text
  if (field.matches('label, li')) field.append(note)
  else field.after(note)
  control.setAttribute('aria-invalid', 'true')
  // A hint that it has of its own is still said.
  control.setAttribute('aria-describedby', [note.id, ...described(control)].join(' '))
}

function unmark(control: Element): void {
  const [noteId = '', ...before] = described(control)
  document.getElementById(noteId)?.remove()
  control.removeAttribute('aria-invalid')
  if (before.length === 0) control.removeAttribute('aria-describedby')
  else control.setAttribute('aria-describedby', before.join(' '))
}

const described = (control: Element) =>
  (control.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== '')

function mistakeOf(control: Control, t: Text): string {
  const { validity } = control
  if (validity.customError) return control.validationMessage
  if (validity.badInput) return t('admin.problem.number')
  if (control.required && control.value.trim() === '') return t('admin.problem.required')
  if (!(control instanceof HTMLInputElement)) return ''
  if (validity.patternMismatch) return control.title || t('admin.problem.format')
  if (validity.rangeUnderflow) {
    const least = Number(control.min)
    return least > 0 && least < 1 ? t('admin.problem.above') : t('admin.problem.least', { least })
  }
  if (validity.rangeOverflow) return t('admin.problem.most', { most: Number(control.max) })
  if (validity.typeMismatch && control.type === 'email') return t('field.email')
  return validity.stepMismatch || validity.typeMismatch ? t('admin.problem.format') : ''
}
