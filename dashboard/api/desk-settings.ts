import type {
  CannedReply,
  DeskCategory,
  DeskField,
  DeskMacro,
  DeskSetting,
  MacroResult,
  MacroRun,
  SavedView,
} from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** What an administrator set up for the desk, by kind, as an agent may use it. */
export interface DeskSettingBodies {
  readonly canned: CannedReply
  readonly categories: DeskCategory
  readonly fields: DeskField
  readonly macros: DeskMacro
  readonly views: SavedView
}

export async function readSettings<Kind extends keyof DeskSettingBodies>(
  kind: Kind,
): Promise<readonly DeskSetting<DeskSettingBodies[Kind]>[]> {
  const answer = await fetchJson(`/api/v1/desk/${kind}`)
  return answer as readonly DeskSetting<DeskSettingBodies[Kind]>[]
}

/** Keeps what the inbox is asked for under a name. */
export async function postView(view: SavedView): Promise<void> {
  await fetchJson('/api/v1/desk/views', { method: 'POST', body: view })
}

export async function postMacroRun(
  macroId: string,
  run: MacroRun,
): Promise<readonly MacroResult[]> {
  const path = `/api/v1/desk/macros/${encodeURIComponent(macroId)}/run`
  const answer = await fetchJson(path, { method: 'POST', body: run })
  return (answer as { readonly results: readonly MacroResult[] }).results
}
