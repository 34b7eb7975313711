import type { TargetDocument } from '../../domain/contract/public.ts'
import type { TargetVersion } from '../api/targets.ts'

/** The newest version of each target that has begun; a target that was deleted has none. @param now epoch ms */
export function targetsInForce(
  versions: readonly TargetVersion[],
  now: number,
): readonly TargetVersion[] {
  const newest = new Map<string, TargetVersion>()
  for (const version of versions) {
    const from = version.effective_from === null ? -Infinity : Date.parse(version.effective_from)
    const known = newest.get(version.document.target_id)
    if (from <= now && (known === undefined || known.version < version.version)) {
      newest.set(version.document.target_id, version)
    }
  }
  return [...newest.values()].filter(({ document }) => document.withdrawn !== true)
}

/** What a metric should reach for one team, else for everyone. @param teamId null: no one team is looked at */
export function targetFor(
  versions: readonly TargetVersion[],
  metric: string,
  teamId: string | null,
): TargetDocument | null {
  const own = versions.map(({ document }) => document).filter((one) => one.metric === metric)
  const ofTeam = own.find(({ team_id }) => team_id !== null && team_id === teamId)
  return ofTeam ?? own.find(({ team_id }) => team_id === null) ?? null
}

/** Whether a value reaches its target; null: there is nothing to judge. */
export function isMet(
  value: number | null,
  { direction, value: wanted }: Pick<TargetDocument, 'direction' | 'value'>,
): boolean | null {
  if (value === null) return null
  return direction === 'at_most' ? value <= wanted : value >= wanted
}
