import { type Draws, seededDraws } from '../draws.ts'
import { customerName } from './names.ts'

export type Language = 'zh-CN' | 'en'
export type Tier = 'standard' | 'silver' | 'gold' | 'vip'

export interface Customer {
  readonly id: string
  readonly name: string
  readonly language: Language
  readonly tier: Tier
  readonly city: string
}

const TIERS: readonly Tier[] = ['standard', 'silver', 'gold', 'vip']
const TIER_WEIGHTS = [58, 24, 13, 5]
const RECENT_COUNT = 4_096

/**
 * Who calls. Customers are made as they come and forgotten when they have been silent long enough: only a ring of recent ones is
 * kept, per team, so that people come back (often soon) and memory stays flat whatever the length of the history.
 */
export interface CustomerBook {
  /** The caller, and whether this is their first contact (the directory must be told). */
  draw(
    team: number,
    englishShare: number,
    returning: number,
  ): { readonly customer: Customer; readonly isNew: boolean }
}

export function openCustomerBook(seed: number): CustomerBook {
  const draws = seededDraws(seed, 'customers')
  const rings = new Map<number, Customer[]>()
  let made = 0
  return {
    draw(team, englishShare, returning) {
      const ring = rings.get(team) ?? []
      rings.set(team, ring)
      if (ring.length > 40 && draws.chance(returning))
        return { customer: draws.pick(ring), isNew: false }
      made += 1
      const customer = makeCustomer(made, draws.chance(englishShare) ? 'en' : 'zh-CN', draws)
      if (ring.length < RECENT_COUNT) ring.push(customer)
      else ring[draws.int(RECENT_COUNT)] = customer
      return { customer, isNew: true }
    },
  }
}

const ZH_CITIES =
  '上海,杭州,广州,成都,北京,深圳,武汉,南京,西安,重庆,苏州,长沙,青岛,合肥,厦门,郑州'.split(',')
const EN_CITIES =
  'London,Singapore,Sydney,Toronto,Berlin,Dublin,Seattle,Dubai,Auckland,Austin,Madrid,Oslo'.split(
    ',',
  )

function makeCustomer(number: number, language: Language, draws: Draws): Customer {
  return {
    id: `u${String(number)}`,
    name: customerName(language, draws),
    language,
    tier: TIERS[draws.weighted(TIER_WEIGHTS)] ?? 'standard',
    city: draws.pick(language === 'en' ? EN_CITIES : ZH_CITIES),
  }
}
