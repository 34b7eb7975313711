/** The conversations an agent has open side by side, in order; the one at hand is in the address. */
export type OpenTabs = readonly string[]

const MOST_TABS = 12

/** Opens a case at the end; what is open already stays where it is. The oldest makes room. */
export function openTab(tabs: OpenTabs, caseId: string): OpenTabs {
  if (tabs.includes(caseId)) return tabs
  return [...tabs, caseId].slice(-MOST_TABS)
}

/** Closes one, and says which is at hand then: its right neighbour, else the left one, else none. */
export function closeTab(
  tabs: OpenTabs,
  caseId: string,
): { readonly tabs: OpenTabs; readonly next: string | null } {
  const index = tabs.indexOf(caseId)
  const left = tabs.filter((id) => id !== caseId)
  return { tabs: left, next: left[index] ?? left.at(-1) ?? null }
}

/** The one before or after, around the end. */
export function neighbourOf(
  ids: readonly string[],
  id: string | null,
  step: 1 | -1,
): string | null {
  const index = id === null ? -1 : ids.indexOf(id)
  if (index === -1) return ids.at(step === 1 ? 0 : -1) ?? null
  return ids[(index + step + ids.length) % ids.length] ?? null
}
