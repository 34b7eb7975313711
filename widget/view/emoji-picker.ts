import { h, type VNode } from './dom.ts'
import type { View } from './view.ts'

const EMOJI =
  '😀 😄 😁 😂 😊 😉 😍 😘 😋 😎 🤔 🙄 😐 😅 😓 😢 😭 😡 😱 😴 🤒 🥳 🤝 👍 👎 👌 🙏 👏 💪 👋 ✌️ 🫶 ❤️ 💔 🔥 🎉 🎁 🌹 ☕ ✅ ❌ ❗ ❓ 📦 🚚 💰 📞 ⏰'.split(
    ' ',
  )

/** Few and common: a keyboard has the rest. */
export function emojiPicker({ words, acts }: View): VNode {
  return h(
    'div',
    { class: 'emoji', role: 'group', 'aria-label': words.emoji, key: 'emoji' },
    EMOJI.map((sign) =>
      h(
        'button',
        {
          type: 'button',
          key: sign,
          onclick: (event: MouseEvent) => insert(event.currentTarget as HTMLElement, sign, acts),
        },
        sign,
      ),
    ),
  )
}

function insert(button: HTMLElement, sign: string, acts: View['acts']): void {
  const field = button.closest('form')?.querySelector('textarea')
  if (!field) return
  field.setRangeText(sign, field.selectionStart, field.selectionEnd, 'end')
  acts.typed(field.value)
  acts.dialog(null)
  field.focus()
}
