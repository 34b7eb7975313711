import type { FunctionDirective } from 'vue'

/**
 * `v-mistake="text"`: what is wrong with a control, as the form itself knows; empty when nothing is. It is said at the
 * field when the form is sent, with whatever else is wrong (`checkControls`).
 */
export const vMistake: FunctionDirective<HTMLElement, string> = (element, { value }) => {
  const control = element.matches('input, select, textarea')
    ? element
    : element.querySelector('input, select, textarea')
  const isControl =
    control instanceof HTMLInputElement ||
    control instanceof HTMLSelectElement ||
    control instanceof HTMLTextAreaElement
  if (isControl) control.setCustomValidity(value)
}
