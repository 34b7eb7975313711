import type {
  CaseFile,
  RatingInput,
  ToVisitorFrame,
  VisitorFrame,
} from '../domain/contract/public.ts'
import { createDelivery, type Delivery } from './delivery.ts'
import type { BrowserMemory } from './net/browser-memory.ts'
import { Refusal, type VisitorApi } from './net/visitor-api.ts'
import type { VisitorSocket } from './net/visitor-socket.ts'
import { unbrokenSeq } from './state/merge-entries.ts'
import { type Happening, reduce } from './state/reduce.ts'
import { firstState, lastSeqOf, threadOf, type WidgetState } from './state/widget-state.ts'

/** What people do in the widget. */
export interface WidgetActs {
  toggle(isOpen: boolean): void
  show(screen: WidgetState['screen']): void
  openCase(caseId: string): void
  dialog(dialog: WidgetState['dialog']): void
  start(answers: StartAnswers): Promise<void>
  say(text: string): void
  retry(key: string): void
  discard(key: string): void
  typed(text: string): void
  addFiles(files: readonly File[]): void
  removeUpload(key: string): void
  rate(caseId: string, rating: RatingInput): Promise<void>
  leave(): Promise<void>
  forget(): Promise<void>
  draft(): string
  fileUrl(file: CaseFile): Promise<string>
}

export interface StartAnswers {
  readonly text: string
  readonly name?: string
  readonly email?: string
  readonly phone?: string
  readonly fields: Readonly<Record<string, string>>
}

export interface AppParts {
  readonly api: VisitorApi
  readonly memory: BrowserMemory
  readonly connect: (options: {
    readonly hello: () => Extract<VisitorFrame, { readonly type: 'hello' }> | null
    readonly onFrame: (frame: ToVisitorFrame) => void
    readonly onLink: (link: 'connecting' | 'up' | 'down') => void
  }) => VisitorSocket
  readonly language: string
  /** Epoch ms. */
  readonly now: () => number
  readonly newKey: () => string
  readonly onChange: (state: WidgetState) => void
  readonly words: { readonly networkFailed: string; readonly tooLarge: (name: string) => string }
}

export interface WidgetApp {
  readonly acts: WidgetActs
  readonly state: () => WidgetState
  boot(): Promise<void>
  /** Every few seconds: what the socket would have told, where there is none. */
  tick(): void
  /** The network is back, or somebody looks again. */
  wake(): void
}

const FOLLOWED = 5
const TYPING_SHOWN_MS = 8_000
const TYPING_TOLD_EVERY_MS = 3_000
const MOST_UPLOADS = 10

/** Holds the state and does everything that is not pure: asks, sends, remembers. */
export function createWidgetApp(parts: AppParts): WidgetApp {
  const { api, memory } = parts
  const saved = memory.read()
  let state = firstState({
    isKnown: saved.token !== null,
    isOpen: saved.token !== null && saved.isOpen,
    outbox: saved.outbox,
  })
  const typingEnds = new Map<string, ReturnType<typeof setTimeout>>()
  const pictures = new Map<string, Promise<string>>()
  const uploading = new Map<string, AbortController>()
  let startKey = parts.newKey()
  let toldTypingAt = 0
  let toldPage = ''
  let ticks = 0

  const socket = parts.connect({
    hello: () => {
      const { token } = memory.read()
      if (token === null) return null
      const [first = null] = followed()
      return { type: 'hello', id: 'hello', token, case_id: first, since: sinceOf(first) }
    },
    onFrame,
    onLink: (link) => dispatch({ type: 'link', link }),
  })
  const delivery: Delivery = createDelivery({
    api,
    socket,
    outbox: () => state.outbox,
    dispatch,
    refresh: (caseId) => refresh(caseId),
    onMoved: (caseId) => void guarded(() => showMoved(caseId)),
    onUnknown: forgotten,
  })

  function dispatch(happening: Happening): void {
    const before = state
    state = reduce(state, happening)
    if (state === before) return
    if (state.outbox !== before.outbox) memory.change({ outbox: state.outbox })
    parts.onChange(state)
    see()
  }

  /** Of all cases those that may still change; the one on the screen first. */
  function followed(): readonly string[] {
    const live = state.cases.filter(({ status }) => status !== 'closed').map(({ id }) => id)
    const open = state.openCase === null ? [] : [state.openCase]
    return [...new Set([...open, ...live])].slice(0, FOLLOWED)
  }

  function sinceOf(caseId: string | null): number {
    return unbrokenSeq(threadOf(state, caseId).entries)
  }

  function follow(caseId: string): void {
    socket.send({ type: 'follow', id: `follow ${caseId}`, case_id: caseId, since: sinceOf(caseId) })
  }

  function onFrame(frame: ToVisitorFrame): void {
    dispatch({ type: 'frame', frame })
    switch (frame.type) {
      case 'ready':
        followed().slice(1).forEach(follow)
        delivery.flush()
        break
      case 'entries': {
        const thread = threadOf(state, frame.case_id)
        if (unbrokenSeq(thread.entries) < lastSeqOf(thread)) void guarded(() => refresh(frame.case_id))
        break
      }
      case 'resync':
        void guarded(() => refresh(frame.case_id, true))
        break
      case 'done':
        delivery.done(frame)
        break
      case 'refused':
        if (frame.error.code === 'VISITOR_UNKNOWN') forgotten()
        else delivery.refused(frame)
        break
      case 'typing':
        endTyping(frame.case_id, frame.is_typing)
        break
      default:
    }
  }

  function endTyping(caseId: string, isTyping: boolean): void {
    clearTimeout(typingEnds.get(caseId))
    if (!isTyping) return
    const end = () => dispatch({ type: 'typing_over', case_id: caseId })
    typingEnds.set(caseId, setTimeout(end, TYPING_SHOWN_MS))
  }

  /** Marks as read what stands on a screen that somebody looks at. */
  function see(): void {
    const { isOpen, screen, openCase } = state
    if (!isOpen || screen !== 'thread' || openCase === null || document.hidden) return
    const thread = threadOf(state, openCase)
    const seq = lastSeqOf(thread)
    if (!thread.isLoaded || seq <= thread.visitorRead) return
    dispatch({ type: 'seen', case_id: openCase, seq })
    if (!socket.send({ type: 'read', case_id: openCase, seq })) {
      void guarded(() => api.read(openCase, seq))
    }
  }

  /** Reads what came since, or everything anew. */
  async function refresh(caseId: string, isWhole = false): Promise<void> {
    let since = isWhole ? 0 : sinceOf(caseId)
    for (let isFirst = true; ; isFirst = false) {
      const transcript = await api.transcript(caseId, since)
      dispatch({ type: 'transcript', transcript, isWhole: isWhole && isFirst })
      const last = transcript.entries.at(-1)?.seq ?? since
      if (last >= transcript.case.last_seq || last === since) return
      since = last
    }
  }

  async function guarded(work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (error instanceof Refusal && error.code === 'VISITOR_UNKNOWN') forgotten()
    }
  }

  function forgotten(): void {
    memory.clear()
    socket.close()
    for (const abort of uploading.values()) abort.abort()
    startKey = parts.newKey()
    toldPage = ''
    dispatch({ type: 'forgotten' })
  }

  async function enter(): Promise<void> {
    dispatch({ type: 'cases', cases: await api.cases() })
    const { openCase } = memory.read()
    const live = state.cases.find(({ id }) => id === openCase) ?? state.cases.find(isLive)
    if (live !== undefined && isLive(live)) openThread(live.id)
    else if (state.cases.length === 0) dispatch({ type: 'show', screen: 'start' })
    socket.connect()
    delivery.flush()
    tellPage()
  }

  function openThread(caseId: string): void {
    dispatch({ type: 'open_case', case_id: caseId })
    memory.change({ openCase: caseId })
    follow(caseId)
    if (!threadOf(state, caseId).isLoaded) void guarded(() => refresh(caseId, true))
  }

  async function showMoved(caseId: string): Promise<void> {
    dispatch({ type: 'cases', cases: await api.cases() })
    openThread(caseId)
  }

  function tellPage(): void {
    const { href: url } = location
    if (memory.read().token === null || toldPage === url || !/^https?:/.test(url)) return
    toldPage = url
    void guarded(() => api.page({ url: url.slice(0, 2_000), title: document.title.slice(0, 300) }))
  }

  async function loadConfig(): Promise<void> {
    dispatch({ type: 'configured', config: await api.config() })
  }

  async function start({ text, fields, ...person }: StartAnswers): Promise<void> {
    dispatch({ type: 'starting' })
    try {
      if (memory.read().token === null) {
        const { language } = parts
        const welcome = await api.welcome({ has_consented: true, language, ...person, fields })
        memory.change({ token: welcome.token, isOpen: true })
        dispatch({ type: 'welcomed' })
      }
      const begun = await api.begin({
        kind: state.config?.is_open === false ? 'ticket' : 'chat',
        client_key: startKey,
        text,
        fields,
        file_ids: [],
        ...pageNow(),
      })
      startKey = parts.newKey()
      dispatch({ type: 'began', case: begun })
      memory.change({ openCase: begun.id })
      socket.connect()
      follow(begun.id)
      await guarded(() => refresh(begun.id))
    } catch (error) {
      if (error instanceof Refusal && error.code === 'VISITOR_UNKNOWN') forgotten()
      const problem = error instanceof Refusal ? error.message : parts.words.networkFailed
      dispatch({ type: 'problem', problem })
    }
  }

  function say(text: string): void {
    const case_id = state.openCase
    const files = state.uploads.flatMap(({ file }) => file ?? [])
    if (case_id === null || (text.trim() === '' && files.length === 0)) return
    const unsent = { client_key: parts.newKey(), case_id, text, files, at: parts.now(), refusal: null }
    dispatch({ type: 'written', unsent })
    saveDraft('')
    toldTypingAt = 0
    delivery.flush()
  }

  function saveDraft(text: string): void {
    const { openCase } = state
    if (openCase === null) return
    const { [openCase]: _old, ...others } = memory.read().drafts
    memory.change({ drafts: text === '' ? others : { ...others, [openCase]: text } })
  }

  function addFiles(files: readonly File[]): void {
    const most = state.config?.max_file_bytes ?? 0
    for (const file of files.slice(0, MOST_UPLOADS - state.uploads.length)) {
      const key = parts.newKey()
      const { name, size: bytes } = file
      const refusal = bytes > most ? parts.words.tooLarge(name) : null
      const upload = { key, name, bytes, progress: 0, file: null, refusal }
      dispatch({ type: 'upload', upload })
      if (refusal === null) void send(key, file)
    }
  }

  async function send(key: string, file: File): Promise<void> {
    const abort = new AbortController()
    uploading.set(key, abort)
    const onProgress = (progress: number) =>
      dispatch({ type: 'upload_moved', key, change: { progress } })
    try {
      const sent = await api.upload(file, file.name, { onProgress, signal: abort.signal })
      if (sent.width !== null) pictures.set(sent.id, Promise.resolve(URL.createObjectURL(file)))
      dispatch({ type: 'upload_moved', key, change: { progress: 1, file: sent } })
    } catch (error) {
      const refusal = error instanceof Refusal ? error.message : parts.words.networkFailed
      dispatch({ type: 'upload_moved', key, change: { refusal } })
    } finally {
      uploading.delete(key)
    }
  }

  const acts: WidgetActs = {
    toggle(isOpen) {
      dispatch({ type: 'panel', isOpen })
      memory.change({ isOpen })
      if (isOpen) void guarded(loadConfig)
    },
    show: (screen) => {
      dispatch({ type: 'show', screen })
      if (screen !== 'thread') memory.change({ openCase: null })
      if (screen === 'home') {
        void guarded(async () => dispatch({ type: 'cases', cases: await api.cases() }))
      }
    },
    openCase: openThread,
    dialog: (dialog) => dispatch({ type: 'dialog', dialog }),
    start,
    say,
    retry(key) {
      dispatch({ type: 'retried', client_key: key })
      delivery.flush()
    },
    discard: (key) => dispatch({ type: 'sent', client_key: key }),
    typed(text) {
      saveDraft(text)
      const { openCase } = state
      const now = parts.now()
      if (openCase === null || now - toldTypingAt < TYPING_TOLD_EVERY_MS) return
      toldTypingAt = now
      socket.send({ type: 'typing', case_id: openCase, is_typing: text !== '' })
    },
    addFiles,
    removeUpload(key) {
      uploading.get(key)?.abort()
      dispatch({ type: 'upload_gone', key })
    },
    async rate(caseId, rating) {
      await guarded(async () => {
        await api.rate(caseId, rating)
        dispatch({ type: 'rated', case_id: caseId, ...rating })
      })
    },
    async leave() {
      const { openCase } = state
      dispatch({ type: 'dialog', dialog: null })
      if (openCase === null) return
      await guarded(async () => {
        await api.leave(openCase)
        await refresh(openCase)
      })
    },
    async forget() {
      try {
        await api.forget()
      } catch (error) {
        if (!(error instanceof Refusal) || error.status !== 401) {
          dispatch({ type: 'problem', problem: parts.words.networkFailed })
          return
        }
      }
      forgotten()
    },
    draft: () => (state.openCase === null ? '' : (memory.read().drafts[state.openCase] ?? '')),
    fileUrl(file) {
      const known = pictures.get(file.id)
      if (known !== undefined) return known
      const made = api.download(file.id).then((blob) => URL.createObjectURL(blob))
      pictures.set(file.id, made)
      made.catch(() => pictures.delete(file.id))
      return made
    },
  }

  memory.onForeignChange(() => {
    const { token, outbox } = memory.read()
    if (token === null && state.isKnown) forgotten()
    else if (token !== null) dispatch({ type: 'outbox', outbox })
  })

  return {
    acts,
    state: () => state,
    async boot() {
      await loadConfig()
      if (state.isKnown) await guarded(enter)
    },
    tick() {
      ticks += 1
      if (!state.isKnown) return
      tellPage()
      delivery.flush()
      const { openCase, link } = state
      if (link === 'up' || openCase === null || (!state.isOpen && ticks % 4 !== 0)) return
      void guarded(async () => {
        await refresh(openCase)
        dispatch({ type: 'standing', case_id: openCase, standing: await api.standing(openCase) })
      })
    },
    wake() {
      if (!state.isKnown) return
      if (state.cases.length === 0) void guarded(enter)
      socket.hurry()
      delivery.flush()
      see()
    },
  }
}

function isLive({ status }: { readonly status: string }): boolean {
  return status === 'queued' || status === 'open'
}

function pageNow(): { readonly page?: { readonly url: string; readonly title: string } } {
  const { href } = location
  if (!/^https?:/.test(href)) return {}
  return { page: { url: href.slice(0, 2_000), title: document.title.slice(0, 300) } }
}
