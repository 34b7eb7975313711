import { promotionFactor } from '../demand/seasons.ts'
import { type Incident, incidentsOf } from '../incidents.ts'
import { DAY_MS, dateOf, dayStart, HOUR_MS, localDay } from '../local-day.ts'
import { TEAM_PLANS } from '../world/teams.ts'
import { type Centre, emit, isoOf } from './centre.ts'

const RELEASE_EVERY_DAYS = 21
const RELEASE_HOUR = 10
const RELEASE_HOURS = 2
const PROMOTION_NAMES: Readonly<Record<string, string>> = {
  '06': '618 大促 6.18 sale',
  '11': '双十一 11.11 sale',
  '12': '双十二 12.12 sale',
}

/**
 * Notes on the calendar of what is planned: sales and releases. What then goes wrong is for the product to find; the
 * release that breaks looks like any other.
 */
export function notePlans(centre: Centre, day: number): void {
  const shop = TEAM_PLANS[0]
  if (shop === undefined) return
  const isSale = (other: number) => promotionFactor(shop, other) > 1
  if (isSale(day) && !isSale(day - 1)) {
    let end = day + 1
    while (isSale(end)) end += 1
    const label = PROMOTION_NAMES[dateOf(day).slice(5, 7)] ?? '大促 Sale'
    note(centre, dayStart(day), dayStart(end), { label, kind: 'promotion' })
  }
  for (const at of releasesOn(day, incidentsOf(centre.options)))
    note(centre, at, at + RELEASE_HOURS * HOUR_MS, {
      label: '应用发布 App release',
      kind: 'release',
    })
  centre.agenda.book(dayStart(day) + DAY_MS, () => {
    notePlans(centre, day + 1)
  })
}

function releasesOn(day: number, incidents: readonly Incident[]): readonly number[] {
  const broken = incidents.find(({ name }) => name === 'app_release')
  if (broken !== undefined && localDay(broken.from) === day) return [broken.from]
  return day % RELEASE_EVERY_DAYS === 0 ? [dayStart(day) + RELEASE_HOUR * HOUR_MS] : []
}

function note(
  centre: Centre,
  startsAt: number,
  endsAt: number,
  data: { readonly label: string; readonly kind: string },
): void {
  if (startsAt < centre.agenda.now()) return
  centre.agenda.book(startsAt, () => {
    emit(centre, 'annotation.added', {}, { ...data, ends_at: isoOf(endsAt) })
  })
}
