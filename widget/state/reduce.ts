import type {
  CaseFile,
  ToVisitorFrame,
  VisitorCase,
  VisitorStanding,
  VisitorTranscript,
  WidgetConfig,
} from '../../domain/contract/public.ts'
import { keysOf, withStanding, withThread, withUnsent, without } from './change-state.ts'
import { mergeEntries } from './merge-entries.ts'
import { onFrame } from './reduce-frame.ts'
import { firstState, threadOf, type Unsent, type Upload, type WidgetState } from './widget-state.ts'

/** Everything that can happen to the widget: what people do in it, what the server says. */
export type Happening =
  | { readonly type: 'configured'; readonly config: WidgetConfig }
  | { readonly type: 'panel'; readonly isOpen: boolean }
  | { readonly type: 'show'; readonly screen: WidgetState['screen'] }
  | { readonly type: 'open_case'; readonly case_id: string }
  | { readonly type: 'dialog'; readonly dialog: WidgetState['dialog'] }
  | { readonly type: 'starting' }
  | { readonly type: 'welcomed' }
  | { readonly type: 'began'; readonly case: VisitorCase }
  | { readonly type: 'cases'; readonly cases: readonly VisitorCase[] }
  | {
      readonly type: 'transcript'
      readonly transcript: VisitorTranscript
      readonly isWhole: boolean
    }
  | { readonly type: 'standing'; readonly case_id: string; readonly standing: VisitorStanding }
  | { readonly type: 'frame'; readonly frame: ToVisitorFrame }
  | { readonly type: 'typing_over'; readonly case_id: string }
  | { readonly type: 'link'; readonly link: WidgetState['link'] }
  | { readonly type: 'written'; readonly unsent: Unsent }
  | { readonly type: 'moved'; readonly client_key: string; readonly case_id: string }
  | { readonly type: 'sent'; readonly client_key: string }
  | { readonly type: 'refused'; readonly client_key: string; readonly message: string }
  | { readonly type: 'retried'; readonly client_key: string }
  | { readonly type: 'outbox'; readonly outbox: readonly Unsent[] }
  | { readonly type: 'upload'; readonly upload: Upload }
  | { readonly type: 'upload_moved'; readonly key: string; readonly change: Partial<Upload> }
  | { readonly type: 'upload_gone'; readonly key: string }
  | { readonly type: 'seen'; readonly case_id: string; readonly seq: number }
  | {
      readonly type: 'rated'
      readonly case_id: string
      readonly score: number
      readonly comment: string
    }
  | { readonly type: 'problem'; readonly problem: string | null }
  | { readonly type: 'forgotten' }

/** What the widget shows after something has happened. Pure: sending, saving and timing are the app's. */
export function reduce(state: WidgetState, happening: Happening): WidgetState {
  switch (happening.type) {
    case 'configured':
      return { ...state, config: happening.config }
    case 'panel':
      return { ...state, isOpen: happening.isOpen, dialog: null }
    case 'show':
      return { ...state, screen: happening.screen, dialog: null, problem: null }
    case 'open_case':
      return {
        ...state,
        screen: 'thread',
        openCase: happening.case_id,
        dialog: null,
        problem: null,
        uploads: state.openCase === happening.case_id ? state.uploads : [],
      }
    case 'dialog':
      return { ...state, dialog: state.dialog === happening.dialog ? null : happening.dialog }
    case 'starting':
      return { ...state, isStarting: true, problem: null }
    case 'welcomed':
      return { ...state, isKnown: true }
    case 'began':
      return began(state, happening.case)
    case 'cases':
      return { ...state, cases: happening.cases }
    case 'transcript':
      return transcript(state, happening.transcript, happening.isWhole)
    case 'standing':
      return withStanding(state, happening.case_id, happening.standing)
    case 'frame':
      return onFrame(state, happening.frame)
    case 'typing_over':
      return withThread(state, happening.case_id, { typing: null })
    case 'link':
      return { ...state, link: happening.link }
    case 'problem':
      return { ...state, problem: happening.problem, isStarting: false }
    case 'seen':
      return seen(state, happening.case_id, happening.seq)
    case 'rated':
      return rated(state, happening)
    case 'forgotten':
      return {
        ...firstState({ isKnown: false, isOpen: state.isOpen, outbox: [] }),
        config: state.config,
      }
    default:
      return reduceWriting(state, happening)
  }
}

type Writing = Extract<
  Happening,
  {
    readonly type:
      | 'written'
      | 'moved'
      | 'sent'
      | 'refused'
      | 'retried'
      | 'outbox'
      | 'upload'
      | 'upload_moved'
      | 'upload_gone'
  }
>

function reduceWriting(state: WidgetState, happening: Writing): WidgetState {
  switch (happening.type) {
    case 'written':
      return written(state, happening.unsent)
    case 'moved':
      return withUnsent(state, happening.client_key, { case_id: happening.case_id })
    case 'sent':
      return without(state, [happening.client_key])
    case 'refused':
      return withUnsent(state, happening.client_key, { refusal: happening.message })
    case 'retried':
      return withUnsent(state, happening.client_key, { refusal: null })
    case 'outbox':
      return { ...state, outbox: happening.outbox }
    case 'upload':
      return { ...state, uploads: [...state.uploads, happening.upload] }
    case 'upload_moved':
      return {
        ...state,
        uploads: state.uploads.map((upload) =>
          upload.key === happening.key ? { ...upload, ...happening.change } : upload,
        ),
      }
    case 'upload_gone':
      return { ...state, uploads: state.uploads.filter(({ key }) => key !== happening.key) }
  }
}

/** What does not go says so until it is dismissed. */
function written(state: WidgetState, unsent: Unsent): WidgetState {
  const uploads = state.uploads.filter(({ refusal }) => refusal !== null)
  return { ...state, outbox: [...state.outbox, unsent], uploads, dialog: null }
}

function began(state: WidgetState, begun: VisitorCase): WidgetState {
  const others = state.cases.filter(({ id }) => id !== begun.id)
  return {
    ...state,
    cases: [begun, ...others],
    screen: 'thread',
    openCase: begun.id,
    uploads: [],
    isStarting: false,
    problem: null,
  }
}

function transcript(
  state: WidgetState,
  { case: held, entries }: VisitorTranscript,
  isWhole: boolean,
): WidgetState {
  const before = threadOf(state, held.id)
  const known = isWhole ? [] : before.entries
  const cases = state.cases.some(({ id }) => id === held.id)
    ? state.cases.map((each) => (each.id === held.id ? held : each))
    : [held, ...state.cases]
  const next = withThread({ ...state, cases }, held.id, {
    entries: mergeEntries(known, entries),
    visitorRead: Math.max(before.visitorRead, held.read_seq),
    isLoaded: true,
  })
  return without(next, keysOf(entries))
}

function seen(state: WidgetState, caseId: string, seq: number): WidgetState {
  const visitorRead = Math.max(threadOf(state, caseId).visitorRead, seq)
  const cases = state.cases.map((each) =>
    each.id === caseId ? { ...each, read_seq: Math.max(each.read_seq, seq) } : each,
  )
  return withThread({ ...state, cases }, caseId, { visitorRead })
}

function rated(
  state: WidgetState,
  { case_id, score, comment }: Extract<Happening, { readonly type: 'rated' }>,
): WidgetState {
  const cases = state.cases.map((each) =>
    each.id === case_id && each.rating !== null
      ? { ...each, rating: { ...each.rating, score, comment } }
      : each,
  )
  return { ...state, cases }
}

/** Files that are up, and whether some are still on their way. */
export function uploadsOf(state: WidgetState): {
  readonly files: readonly CaseFile[]
  readonly isBusy: boolean
} {
  return {
    files: state.uploads.flatMap(({ file }) => file ?? []),
    isBusy: state.uploads.some(({ file, refusal }) => file === null && refusal === null),
  }
}
