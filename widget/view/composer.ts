import { uploadsOf } from '../state/reduce.ts'
import { isEndedCase } from './case-standing.ts'
import { h, type VNode } from './dom.ts'
import { emojiPicker } from './emoji-picker.ts'
import { icon } from './icons.ts'
import { sizeOf } from './moments.ts'
import type { View } from './view.ts'

/** Where the visitor writes: words, emoji, pictures and files by button, paste or drop. */
export function composer(view: View): VNode {
  const { state, words, acts } = view
  const { isBusy } = uploadsOf(state)
  const held = state.cases.find(({ id }) => id === state.openCase)
  const hint = held !== undefined && isEndedCase(held) ? words.writeAgain : words.write
  return h(
    'form',
    {
      class: 'composer',
      key: 'composer',
      onsubmit: (event: SubmitEvent) => {
        event.preventDefault()
        if (!isBusy) sendFrom(fieldOf(event), view)
      },
    },
    state.dialog === 'emoji' ? emojiPicker(view) : null,
    state.uploads.length === 0 ? null : uploadList(view),
    h('textarea', {
      key: `text ${state.openCase ?? ''}`,
      name: 'text',
      rows: 1,
      maxlength: 20_000,
      placeholder: hint,
      'aria-label': words.write,
      ref: (element) => {
        const field = element as HTMLTextAreaElement
        field.value = acts.draft()
        queueMicrotask(() => grow(field))
      },
      oninput: (event: Event) => {
        const field = event.currentTarget as HTMLTextAreaElement
        grow(field)
        acts.typed(field.value)
      },
      onkeydown: (event: KeyboardEvent) => {
        // An input method confirms its choice with Enter.
        const { isComposing } = event
        if (event.key !== 'Enter' || event.shiftKey || isComposing || view.isTouch) return
        event.preventDefault()
        if (!isBusy) sendFrom(event.currentTarget as HTMLTextAreaElement, view)
      },
      onpaste: (event: ClipboardEvent) => {
        const files = [...(event.clipboardData?.files ?? [])]
        if (files.length === 0) return
        event.preventDefault()
        acts.addFiles(files)
      },
    }),
    tools(view, isBusy),
  )
}

function tools({ state, words, acts }: View, isBusy: boolean): VNode {
  return h(
    'div',
    { class: 'tools' },
    h(
      'label',
      { class: 'tool', title: words.attach },
      icon('clip'),
      h('input', {
        type: 'file',
        multiple: true,
        class: 'unseen',
        'aria-label': words.attach,
        accept: (state.config?.file_types ?? []).join(','),
        onchange: (event: Event) => {
          const input = event.currentTarget as HTMLInputElement
          acts.addFiles([...(input.files ?? [])])
          input.value = ''
        },
      }),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'tool',
        title: words.emoji,
        'aria-label': words.emoji,
        'aria-expanded': String(state.dialog === 'emoji'),
        onclick: () => acts.dialog('emoji'),
      },
      icon('smile'),
    ),
    h('button', { class: 'send', 'aria-label': words.send, disabled: isBusy }, icon('send')),
  )
}

function uploadList({ state, words, acts }: View): VNode {
  return h(
    'ul',
    { class: 'uploads' },
    state.uploads.map(({ key, name, bytes, progress, file, refusal }) =>
      h(
        'li',
        { key, class: refusal === null ? '' : 'failed' },
        icon('file', 16),
        h(
          'span',
          { class: 'name' },
          h('b', null, name),
          h('small', refusal === null ? null : { role: 'alert' }, refusal ?? sizeOf(bytes)),
        ),
        file === null && refusal === null
          ? h(
              'span',
              {
                class: 'bar',
                role: 'progressbar',
                'aria-valuenow': Math.round(progress * 100),
                'aria-label': words.uploading(name, Math.round(progress * 100)),
              },
              h('i', { vars: { width: `${Math.round(progress * 100)}%` } }),
            )
          : null,
        h(
          'button',
          {
            type: 'button',
            class: 'tool',
            'aria-label': words.removeFile(name),
            onclick: () => acts.removeUpload(key),
          },
          icon('close', 14),
        ),
      ),
    ),
  )
}

function sendFrom(field: HTMLTextAreaElement | null, { acts, state }: View): void {
  if (field === null || (field.value.trim() === '' && state.uploads.length === 0)) return
  const text = field.value
  field.value = ''
  grow(field)
  field.focus()
  acts.say(text)
}

function fieldOf(event: Event): HTMLTextAreaElement | null {
  return (event.currentTarget as HTMLElement).querySelector('textarea')
}

/** As high as what is written, up to a few lines. */
export function grow(field: HTMLTextAreaElement): void {
  field.style.height = 'auto'
  field.style.height = `${Math.min(field.scrollHeight, 120)}px`
}
