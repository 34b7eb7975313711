import { useSettings } from '../workspace/use-settings.ts'

/** Saved views that this person has: their own, their teams', everybody's. */
export function useViews() {
  return useSettings('views')
}
