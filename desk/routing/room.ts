import type { Load, RoutingAgent, WaitingCase } from './routing-state.ts'

type Sized = Pick<WaitingCase, 'kind' | 'channel'>

/** How many more of such cases the agent can take: what is left of the kind, and of the channel if it has a limit. */
export function roomFor(
  agent: Pick<RoutingAgent, 'capacity' | 'load'>,
  { kind, channel }: Sized,
): number {
  const { capacity, load } = agent
  const ofKind = capacity[kind] - load[kind]
  const limit = capacity.channels[channel]
  const ofChannel = limit === undefined ? ofKind : limit - (load.channels[channel] ?? 0)
  return Math.max(0, Math.min(ofKind, ofChannel))
}

/** The share of the kind's capacity in hand, 0 … 1 and above when given more by hand. */
export function loadRatio(
  { capacity, load }: Pick<RoutingAgent, 'capacity' | 'load'>,
  kind: 'chat' | 'ticket',
): number {
  return capacity[kind] === 0 ? 1 : load[kind] / capacity[kind]
}

/** The load with one more. */
export function withOneMore(load: Load, { kind, channel }: Sized): Load {
  return {
    ...load,
    [kind]: load[kind] + 1,
    channels: { ...load.channels, [channel]: (load.channels[channel] ?? 0) + 1 },
  }
}
