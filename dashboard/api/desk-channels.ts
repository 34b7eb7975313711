import type { ChannelStanding } from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** The channels, with what has come by each. */
export async function readChannels(): Promise<readonly ChannelStanding[]> {
  return (await fetchJson('/api/v1/desk/channels')) as readonly ChannelStanding[]
}
