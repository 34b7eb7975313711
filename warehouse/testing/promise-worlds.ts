/** Worlds with one policy, and the events that speak of promises. */
import { happened, type Telling, type World } from './story.ts'

export const conditions = { priority: 0, tier: 0, channel: 0, team: 0, kind: null } as const
export const policy = (
  policyId: string,
  mins: Partial<Record<'first_reply' | 'next_reply' | 'resolution', number>>,
) => ({
  policyId,
  version: 1,
  effectiveAt: 0,
  conditions,
  targets: Object.fromEntries(
    Object.entries(mins).map(([target, length]) => [
      target,
      { secs: length * 60, time: 'wall' as const },
    ]),
  ),
  pauseOn: ['pending' as const],
})
export const first = (mins: number): World => ({
  policies: [policy('p', { first_reply: mins })],
  saysItsPromises: false,
})
export const next = (mins: number): World => ({ policies: [policy('p', { next_reply: mins })] })
export const resolution = (mins: number): World => ({
  policies: [policy('p', { resolution: mins })],
})
export const said: World = {
  policies: [policy('p', { first_reply: 10, next_reply: 10, resolution: 60 })],
  saysItsPromises: true,
}
export const applied = (
  minutes: number,
  target: string,
  data: Record<string, unknown> = {},
): Telling =>
  happened(minutes, 'sla.applied', { policy_id: 'p', policy_version: 1, target, ...data })
export const reopened = (minutes: number) => happened(minutes, 'case.reopened')
