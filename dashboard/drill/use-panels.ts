import {
  type ComputedRef,
  type InjectionKey,
  inject,
  provide,
  type ShallowRef,
  shallowRef,
} from 'vue'
import type { DrillRequest } from '../../domain/contract/public.ts'
import { useMay } from '../api/use-may.ts'

/** A cell whose zone is known: times of its cases are shown in the zone they were counted in. */
export type ZonedDrill = DrillRequest & { readonly tz: string }

/** What stands beside the page at the moment: the cases behind a figure, one case, a formula, or nothing. */
export type OpenPanel =
  | { readonly kind: 'drill'; readonly title: string; readonly request: ZonedDrill }
  | { readonly kind: 'case'; readonly caseId: string; readonly tz: string }
  | { readonly kind: 'formula'; readonly metric: string }

export interface Panels {
  readonly open: Readonly<ShallowRef<OpenPanel | null>>
  /** Whether this person may see cases at all: without, no figure offers to open. */
  readonly canDrill: ComputedRef<boolean>
  readonly openDrill: (title: string, request: ZonedDrill) => void
  readonly openCase: (caseId: string, tz: string) => void
  readonly openFormula: (metric: string) => void
  readonly close: () => void
}

const PANELS: InjectionKey<Panels> = Symbol('panels')

/** One side panel for a page and everything in it. */
export function providePanels(): Panels {
  const open = shallowRef<OpenPanel | null>(null)
  const canDrill = useMay('cases:read')
  const panels: Panels = {
    open,
    canDrill,
    openDrill: (title, request) => {
      if (canDrill.value) open.value = { kind: 'drill', title, request }
    },
    openCase: (caseId, tz) => {
      if (canDrill.value) open.value = { kind: 'case', caseId, tz }
    },
    openFormula: (metric) => {
      open.value = { kind: 'formula', metric }
    },
    close: () => {
      open.value = null
    },
  }
  provide(PANELS, panels)
  return panels
}

export function usePanels(): Panels {
  const panels = inject(PANELS)
  if (panels === undefined) throw new Error('usePanels needs a page that called providePanels.')
  return panels
}
