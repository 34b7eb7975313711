import type { CaseFile, RatingInput } from '../../domain/contract/public.ts'
import type { VisitorSocket } from '../net/visitor-socket.ts'
import type { WidgetState } from '../state/widget-state.ts'
import { type Conversations, createConversations } from './conversations.ts'
import { type AppParts, type Core, createCore, isUnknown } from './core.ts'
import { createDelivery, type Delivery } from './delivery.ts'
import { createReceiver } from './receiving.ts'
import { createStarter, type StartAnswers } from './starting.ts'
import { createUploads } from './uploads.ts'
import { createWriting } from './writing.ts'
import { refusalIn } from '../words/words.ts'

/** What people do in the widget. */
export interface WidgetActs {
  readonly toggle: (isOpen: boolean) => void
  readonly show: (screen: 'start' | 'home') => void
  readonly openCase: (caseId: string) => void
  readonly dialog: (dialog: WidgetState['dialog']) => void
  readonly start: (answers: StartAnswers) => Promise<void>
  readonly say: (text: string) => void
  readonly retry: (key: string) => void
  readonly discard: (key: string) => void
  readonly typed: (text: string) => void
  readonly draft: () => string
  readonly addFiles: (files: readonly File[]) => void
  readonly removeUpload: (key: string) => void
  readonly fileUrl: (file: CaseFile) => Promise<string>
  readonly rate: (caseId: string, rating: RatingInput) => Promise<void>
  readonly leave: () => Promise<void>
  readonly forget: () => Promise<void>
}

export interface WidgetApp {
  readonly acts: WidgetActs
  readonly state: () => WidgetState
  /** @throws when the server does not answer: call it again later */
  readonly boot: () => Promise<void>
  /** Every few seconds: what the socket would have told, where there is none. */
  readonly tick: () => void
  /** The network is back, or somebody looks again. */
  readonly wake: () => void
}

const CONFIG_EVERY_MS = 180_000

/** Holds the state and does everything that is not pure: asks, sends, remembers. */
export function createWidgetApp(parts: AppParts): WidgetApp {
  const core = createCore(parts)
  const { state, dispatch, guarded } = core
  const { api, memory } = parts
  let socket: VisitorSocket | null = null
  const link = () => (socket ??= connect())
  const conversations = createConversations(core, link)
  const delivery = createDelivery({
    api,
    socket: { send: (frame) => link().send(frame) },
    outbox: () => state().outbox,
    dispatch,
    refresh: (caseId) => conversations.refresh(caseId),
    onMoved: (caseId) => void guarded(() => conversations.openUnlisted(caseId)),
    onUnknown: () => core.forget(),
    wordsFor: (refusal) => refusalIn(parts.words, refusal),
  })
  const receive = createReceiver({ core, conversations, delivery })

  function connect(): VisitorSocket {
    return parts.connect({
      hello() {
        const { token } = memory.read()
        const [first = null] = conversations.followed()
        const since = conversations.sinceOf(first)
        return token === null ? null : { type: 'hello', id: 'hello', token, case_id: first, since }
      },
      onFrame: receive,
      onLink: (to) => dispatch({ type: 'link', link: to }),
    })
  }

  core.afterChange(() => conversations.see())
  core.onForget(() => link().close())
  memory.onForeignChange(() => {
    const { token, outbox } = memory.read()
    if (token === null && state().isKnown) core.forget()
    else if (token !== null) dispatch({ type: 'outbox', outbox })
  })
  const wiring: Wiring = { core, link, conversations, delivery }
  return { acts: actsOf(wiring), state, ...lifeOf(wiring) }
}

interface Wiring {
  readonly core: Core
  readonly link: () => VisitorSocket
  readonly conversations: Conversations
  readonly delivery: Delivery
}

function actsOf({ core, link, conversations, delivery }: Wiring): WidgetActs {
  const { dispatch, guarded, parts } = core
  const { api, memory } = parts
  const uploads = createUploads(core)
  const writing = createWriting(core, { delivery, socket: link })
  const start = createStarter(core, async (caseId) => {
    link().connect()
    conversations.follow(caseId)
    await guarded(() => conversations.refresh(caseId))
  })
  return {
    start,
    ...writing,
    addFiles: uploads.add,
    removeUpload: uploads.remove,
    fileUrl: uploads.urlOf,
    openCase: conversations.open,
    dialog: (dialog) => dispatch({ type: 'dialog', dialog }),
    toggle(isOpen) {
      dispatch({ type: 'panel', isOpen })
      memory.change({ isOpen })
      if (isOpen) void guarded(() => readConfig(core))
    },
    show(screen) {
      dispatch({ type: 'show', screen })
      memory.change({ openCase: null })
      if (screen === 'home') void guarded(() => readCases(core))
    },
    retry(key) {
      dispatch({ type: 'retried', client_key: key })
      delivery.flush()
    },
    discard: (key) => dispatch({ type: 'sent', client_key: key }),
    rate: (caseId, rating) =>
      guarded(async () => {
        await api.rate(caseId, rating)
        dispatch({ type: 'rated', case_id: caseId, ...rating })
      }),
    async leave() {
      const { openCase } = core.state()
      dispatch({ type: 'dialog', dialog: null })
      if (openCase === null) return
      await guarded(async () => {
        await api.leave(openCase)
        await conversations.refresh(openCase)
      })
    },
    async forget() {
      try {
        await api.forget()
      } catch (error) {
        if (!isUnknown(error)) {
          dispatch({ type: 'problem', problem: parts.words.networkFailed })
          return
        }
      }
      core.forget()
    },
  }
}

function lifeOf({
  core,
  link,
  conversations,
  delivery,
}: Wiring): Omit<WidgetApp, 'acts' | 'state'> {
  const { guarded, parts, dispatch, state } = core
  let toldPage = ''
  let ticks = 0
  let configuredAt = parts.now()
  core.onForget(() => (toldPage = ''))

  function tellPage(): void {
    const page = parts.page()
    if (page === null || toldPage === page.url) return
    toldPage = page.url
    void guarded(() => parts.api.page(page))
  }

  async function enter(): Promise<void> {
    await conversations.enter()
    link().connect()
    delivery.flush()
    tellPage()
  }

  /** Hours begin and end while the panel is open. */
  async function readAgain(): Promise<void> {
    configuredAt = parts.now()
    await readConfig(core)
  }

  return {
    async boot() {
      await readConfig(core)
      if (state().isKnown) await guarded(enter)
    },
    tick() {
      ticks += 1
      if (state().isOpen && parts.now() - configuredAt > CONFIG_EVERY_MS) void guarded(readAgain)
      if (!state().isKnown) return
      tellPage()
      delivery.flush()
      const { openCase, link: standing, isOpen } = state()
      if (standing === 'up' || openCase === null || (!isOpen && ticks % 4 !== 0)) return
      void guarded(async () => {
        await conversations.refresh(openCase)
        const now = await parts.api.standing(openCase)
        dispatch({ type: 'standing', case_id: openCase, standing: now })
      })
    },
    wake() {
      if (!state().isKnown) return
      if (state().cases.length === 0) void guarded(enter)
      link().hurry()
      delivery.flush()
      conversations.see()
    },
  }
}

async function readConfig({ parts, dispatch }: Core): Promise<void> {
  dispatch({ type: 'configured', config: await parts.api.config() })
}

async function readCases({ parts, dispatch }: Core): Promise<void> {
  dispatch({ type: 'cases', cases: await parts.api.cases() })
}
