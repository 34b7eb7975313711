import { useStorage } from '@vueuse/core'
import {
  computed,
  type ComputedRef,
  type InjectionKey,
  inject,
  onScopeDispose,
  provide,
  type Ref,
  ref,
  shallowRef,
} from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { InboxRequest } from '../../../domain/contract/public.ts'
import { closeTab, openTab } from '../conversation/open-tabs.ts'
import type { Command } from '../keys/shortcut.ts'
import { inboxToQuery, parseInbox } from './inbox-address.ts'

/** What stands over the workspace. */
export type OpenDialog = 'search' | 'keys' | 'new-ticket' | 'follow-ups' | null

export interface Workspace {
  /** What the list shows. In the address, so that a link is the whole page. */
  readonly request: ComputedRef<Partial<InboxRequest>>
  readonly viewId: ComputedRef<string | null>
  readonly show: (request: Partial<InboxRequest>, viewId?: string | null) => void
  readonly caseId: ComputedRef<string | null>
  readonly open: (caseId: string | null) => void
  readonly tabs: Ref<string[]>
  readonly close: (caseId: string) => void
  /** On a phone: the details in front of the conversation; else beside it. */
  readonly hasPanel: Ref<boolean>
  readonly dialog: Ref<OpenDialog>
  readonly selected: Ref<ReadonlySet<string>>
  readonly run: (command: Command) => void
  /** While the component that asks is there, it answers a command. */
  readonly answer: (command: Command, run: () => void) => void
}

const WORKSPACE: InjectionKey<Workspace> = Symbol('workspace')

export function provideWorkspace(): Workspace {
  const route = useRoute()
  const router = useRouter()
  const tabs = useStorage<string[]>('deskmetry.tabs', [], sessionStorage)
  const answers = new Map<Command, (() => void)[]>()
  const caseId = computed(() => {
    const id = route.params['caseId']
    return typeof id === 'string' && id !== '' ? id : null
  })
  const viewId = computed(() => {
    const view = route.query['view']
    return typeof view === 'string' ? view : null
  })

  const workspace: Workspace = {
    request: computed(() => parseInbox(route.query)),
    viewId,
    show(request, view = null) {
      workspace.selected.value = new Set()
      const query = { ...inboxToQuery(request), ...(view === null ? {} : { view }) }
      void router.push({ name: 'desk', params: { caseId: caseId.value ?? '' }, query })
    },
    caseId,
    open(id) {
      if (id !== null) tabs.value = [...openTab(tabs.value, id)]
      if (id === caseId.value) return
      void router.push({ name: 'desk', params: { caseId: id ?? '' }, query: route.query })
    },
    tabs,
    close(id) {
      const { tabs: left, next } = closeTab(tabs.value, id)
      tabs.value = [...left]
      if (id === caseId.value) workspace.open(next)
    },
    hasPanel: ref(false),
    dialog: ref<OpenDialog>(null),
    selected: shallowRef(new Set()),
    run: (command) => answers.get(command)?.at(-1)?.(),
    answer(command, run) {
      answers.set(command, [...(answers.get(command) ?? []), run])
      onScopeDispose(() => {
        answers.set(
          command,
          (answers.get(command) ?? []).filter((other) => other !== run),
        )
      })
    },
  }
  provide(WORKSPACE, workspace)
  return workspace
}

export function useWorkspace(): Workspace {
  const workspace = inject(WORKSPACE)
  if (workspace === undefined) throw new Error('useWorkspace needs the workspace page around it.')
  return workspace
}
