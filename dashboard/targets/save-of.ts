import type { SettingsSave, TargetDocument } from '../../domain/contract/public.ts'
import type { TargetVersion } from '../api/targets.ts'

/**
 * How a target is saved so that history stays: a first version holds ever since, a later one from now on; one that
 * begins now or later is corrected.
 * @param now epoch ms
 */
export function saveOf(
  versions: readonly TargetVersion[],
  { target_id }: Pick<TargetDocument, 'target_id'>,
  now: number,
): SettingsSave {
  const newest = versions
    .filter(({ document }) => document.target_id === target_id)
    .toSorted((a, b) => b.version - a.version)[0]
  if (newest === undefined) {
    return { base_version: 0, change: { kind: 'from', effective_from: null } }
  }
  const began = newest.effective_from === null ? -Infinity : Date.parse(newest.effective_from)
  return {
    base_version: newest.version,
    change:
      began >= now
        ? { kind: 'correct' }
        : { kind: 'from', effective_from: new Date(now).toISOString() },
  }
}
