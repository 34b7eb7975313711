import { h, type VNode } from './dom.ts'

const PATHS = {
  chat: 'M4 5.5A2.5 2.5 0 0 1 6.5 3h11A2.5 2.5 0 0 1 20 5.5v8a2.5 2.5 0 0 1-2.5 2.5H11l-4.6 4.1A.85.85 0 0 1 5 19.45V16a2.5 2.5 0 0 1-1-2z',
  down: 'm6 9 6 6 6-6',
  back: 'm15 5-7 7 7 7',
  next: 'm9 5 7 7-7 7',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  send: 'M4 12h15M13 6l6 6-6 6',
  clip: 'm20 11.5-8.3 8.3a5 5 0 0 1-7.1-7.1l8.7-8.7a3.3 3.3 0 0 1 4.7 4.7l-8.7 8.7a1.7 1.7 0 0 1-2.4-2.4l7.9-7.9',
  smile:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8.5 14.2s1.2 1.8 3.5 1.8 3.5-1.8 3.5-1.8M9 9.5h.01M15 9.5h.01',
  close: 'm6 6 12 12M18 6 6 18',
  file: 'M13 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V9zM13 3v6h6',
  trash: 'M5 7h14M10 7V5h4v2M7 7l1 13h8l1-13',
  door: 'M10 4H6a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h4M15 8l4 4-4 4M19 12h-9',
  check: 'm5 12.5 4.5 4.5L19 7.5',
} as const
export type IconName = keyof typeof PATHS

/** A drawing beside words that say the same: hidden from who listens. */
export function icon(name: IconName, size = 20): VNode {
  const isFilled = name === 'chat'
  const width = name === 'more' ? 3 : 1.8
  const paint = isFilled
    ? 'fill="currentColor"'
    : `fill="none" stroke="currentColor" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"`
  const html = `<svg width="${size}" height="${size}" viewBox="0 0 24 24" ${paint}><path d="${PATHS[name]}"/></svg>`
  return h('span', { class: 'i', 'aria-hidden': 'true', html })
}
