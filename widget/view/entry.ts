import type { CaseFile, VisitorEntry } from '../../domain/contract/public.ts'
import { readByStaff, threadOf, type Unsent } from '../state/widget-state.ts'
import { h, type VNode } from './dom.ts'
import { icon } from './icons.ts'
import { dayOf, sizeOf, timeOf } from './moments.ts'
import type { View } from './view.ts'

export interface Neighbours {
  readonly before: VisitorEntry | undefined
  readonly after: VisitorEntry | undefined
}

/** The card below asks and thanks; a changed message shows itself. */
const SHOWN_ELSEWHERE = new Set(['rating_requested', 'rated', 'message_edited', 'message_redacted'])
/** Messages of one author within five minutes stand together. */
const RUN_MS = 300_000

export function entryLine(
  entry: VisitorEntry,
  { before, after }: Neighbours,
  view: View,
): readonly VNode[] {
  const { language, now, words } = view
  const day = dayOf(entry.at, language, now)
  const isNewDay = before === undefined || dayOf(before.at, language, now) !== day
  const separator = isNewDay ? [h('div', { class: 'day', key: `day ${entry.seq}` }, day)] : []
  if (entry.kind === 'notice')
    return [...separator, notice(entry, view)].filter((line) => line !== null)
  const isMine = entry.author === 'customer'
  const isFirst = isNewDay || !continues(before, entry)
  const isLast = after === undefined || !continues(entry, after)
  const name = isMine ? words.you : (entry.author_name ?? words.agent)
  return [
    ...separator,
    h(
      'div',
      {
        class: `line ${isMine ? 'mine' : 'theirs'}${isLast ? ' last' : ''}`,
        // One key before and after it is acknowledged: the line stays where it is.
        key: entry.client_key ?? `seq ${entry.seq}`,
      },
      h('span', { class: isFirst && !isMine ? 'who' : 'unseen' }, name),
      saidWords(entry.html, entry.files, view),
      isLast ? h('span', { class: 'at' }, timeOf(entry.at, language), seenMark(entry, view)) : null,
    ),
  ]
}

function saidWords(html: string | null, files: readonly CaseFile[], view: View): VNode | null {
  if (files.length === 0) {
    return bubble(html) ?? h('div', { class: 'bubble gone' }, view.words.removed)
  }
  return h(
    'div',
    { class: 'stack' },
    bubble(html),
    files.map((file) => fileView(file, view)),
  )
}

function bubble(html: string | null): VNode | null {
  return html === null || html === '' ? null : h('div', { class: 'bubble', html })
}

/** On the last of one's own messages that staff has read. */
function seenMark(entry: VisitorEntry, { state, words }: View): VNode | null {
  if (entry.author !== 'customer' || state.openCase === null) return null
  const isRead = entry.seq <= readByStaff(threadOf(state, state.openCase))
  return h('span', { class: 'mark' }, isRead ? words.read : words.sent)
}

function notice({ notice: said, seq, data }: VisitorEntry, { words }: View): VNode | null {
  if (said === null || SHOWN_ELSEWHERE.has(said)) return null
  const name = data['agent_name']
  const toName = said === 'assigned' ? words.joined : said === 'transferred' ? words.passed : null
  return h(
    'div',
    { class: 'notice', key: `seq ${seq}` },
    // Its own name: whoever has the case by now is another matter.
    toName !== null && typeof name === 'string' ? toName(name) : words.notices[said],
  )
}

function continues(one: VisitorEntry | undefined, other: VisitorEntry): boolean {
  return (
    one?.kind === 'message' &&
    other.kind === 'message' &&
    one.author === other.author &&
    one.author_name === other.author_name &&
    Date.parse(other.at) - Date.parse(one.at) < RUN_MS
  )
}

/** A message on its way, or one that was refused. */
export function unsentLine(unsent: Unsent, view: View): VNode {
  const { words, acts, state } = view
  const { client_key: key, refusal, text, files } = unsent
  const isUp = state.link === 'up' || state.link === 'connecting'
  return h(
    'div',
    { class: 'line mine last', key },
    h('span', { class: 'unseen' }, words.you),
    h(
      'div',
      { class: 'stack' },
      text === '' ? null : h('div', { class: 'bubble typed' }, text),
      files.map((file) => fileView(file, view)),
    ),
    refusal === null
      ? h('span', { class: 'at' }, isUp ? words.sending : words.waiting)
      : h(
          'span',
          { class: 'at failed', role: 'alert' },
          `${words.failed} · ${refusal} `,
          h(
            'button',
            { type: 'button', class: 'link', onclick: () => acts.retry(key) },
            words.retry,
          ),
          ' ',
          h(
            'button',
            { type: 'button', class: 'link', onclick: () => acts.discard(key) },
            words.discard,
          ),
        ),
  )
}

function fileView(file: CaseFile, view: View): VNode {
  const { acts, words } = view
  const save = async (): Promise<void> => {
    const link = document.createElement('a')
    link.href = await acts.fileUrl(file)
    link.download = file.name
    link.click()
  }
  const { width, height } = file
  if (width === null || height === null) {
    return h(
      'button',
      {
        type: 'button',
        class: 'file',
        key: file.id,
        'aria-label': words.download(file.name),
        onclick: () => void save(),
      },
      icon('file', 22),
      h('span', { class: 'name' }, h('b', null, file.name), h('small', null, sizeOf(file.bytes))),
    )
  }
  const scale = Math.min(1, 232 / width, 280 / height)
  return h(
    'button',
    {
      type: 'button',
      class: 'picture',
      key: file.id,
      'aria-label': words.download(file.name),
      vars: {
        width: `${Math.max(48, Math.round(width * scale))}px`,
        'aspect-ratio': `${width} / ${height}`,
      },
      onclick: () => void save(),
    },
    h('img', {
      alt: file.name,
      ref: (element) => {
        acts.fileUrl(file).then(
          (url) => ((element as HTMLImageElement).src = url),
          () => undefined,
        )
      },
    }),
  )
}
