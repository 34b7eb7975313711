import { expect, it } from 'vitest'
import type { RoomsHealth } from '../../server/public.ts'
import { checkRooms } from './check-rooms.ts'

const HEALTH: RoomsHealth = {
  store: 'sqlite',
  warehouse: 'duckdb',
  needs_setup: false,
  now: Date.UTC(2026, 2, 1),
  data: {
    lag_secs: 0,
    is_folding: false,
    dead_letters_count: 0,
    unmapped: [],
    spool: null,
    warehouse_problem: null,
    events_count: 0,
    sources: [],
  } as unknown as RoomsHealth['data'],
  proxy: null,
}

const proxyOf = (proxy: RoomsHealth['proxy']) =>
  checkRooms({ ...HEALTH, proxy }).find(({ about }) => about === 'proxy')

it('warns of a proxy that the server was not told of, and names the setting', () => {
  expect(proxyOf(null)).toMatchObject({ state: 'ok', fix: null })
  for (const sign of ['forwarded', 'https'] as const) {
    const finding = proxyOf(sign)
    expect(finding?.state).toBe('warning')
    expect(finding?.text).toContain('count as one address')
    expect(finding?.fix).toContain('TRUST_PROXY=true')
  }
})
