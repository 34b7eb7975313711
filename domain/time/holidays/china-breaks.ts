/**
 * Mainland China's public breaks with their make-up workdays, as the General Office of the State Council
 * announces them each autumn for the next year. To add a year, copy its notice into a new entry.
 */
export interface ChinaBreak {
  readonly name: { readonly zh: string; readonly en: string }
  /** First and last day off, 'YYYY-MM-DD', both included. */
  readonly from: string
  readonly to: string
  /** Saturdays and Sundays that are worked in exchange. */
  readonly make_up_days: readonly string[]
}

const NEW_YEAR = { zh: '元旦', en: "New Year's Day" }
const SPRING = { zh: '春节', en: 'Spring Festival' }
const QINGMING = { zh: '清明节', en: 'Qingming Festival' }
const LABOUR = { zh: '劳动节', en: 'Labour Day' }
const DRAGON_BOAT = { zh: '端午节', en: 'Dragon Boat Festival' }
const MID_AUTUMN = { zh: '中秋节', en: 'Mid-Autumn Festival' }
const NATIONAL = { zh: '国庆节', en: 'National Day' }
const NATIONAL_AND_MID_AUTUMN = {
  zh: '国庆节、中秋节',
  en: 'National Day and Mid-Autumn Festival',
}

// 国务院办公厅关于2024年部分节假日安排的通知(国办发明电〔2023〕7号,2023年10月25日)
const BREAKS_2024: readonly ChinaBreak[] = [
  { name: NEW_YEAR, from: '2024-01-01', to: '2024-01-01', make_up_days: [] },
  {
    name: SPRING,
    from: '2024-02-10',
    to: '2024-02-17',
    make_up_days: ['2024-02-04', '2024-02-18'],
  },
  { name: QINGMING, from: '2024-04-04', to: '2024-04-06', make_up_days: ['2024-04-07'] },
  {
    name: LABOUR,
    from: '2024-05-01',
    to: '2024-05-05',
    make_up_days: ['2024-04-28', '2024-05-11'],
  },
  { name: DRAGON_BOAT, from: '2024-06-10', to: '2024-06-10', make_up_days: [] },
  { name: MID_AUTUMN, from: '2024-09-15', to: '2024-09-17', make_up_days: ['2024-09-14'] },
  {
    name: NATIONAL,
    from: '2024-10-01',
    to: '2024-10-07',
    make_up_days: ['2024-09-29', '2024-10-12'],
  },
]

// 国务院办公厅关于2025年部分节假日安排的通知(国办发明电〔2024〕12号,2024年11月12日)
const BREAKS_2025: readonly ChinaBreak[] = [
  { name: NEW_YEAR, from: '2025-01-01', to: '2025-01-01', make_up_days: [] },
  {
    name: SPRING,
    from: '2025-01-28',
    to: '2025-02-04',
    make_up_days: ['2025-01-26', '2025-02-08'],
  },
  { name: QINGMING, from: '2025-04-04', to: '2025-04-06', make_up_days: [] },
  { name: LABOUR, from: '2025-05-01', to: '2025-05-05', make_up_days: ['2025-04-27'] },
  { name: DRAGON_BOAT, from: '2025-05-31', to: '2025-06-02', make_up_days: [] },
  {
    name: NATIONAL_AND_MID_AUTUMN,
    from: '2025-10-01',
    to: '2025-10-08',
    make_up_days: ['2025-09-28', '2025-10-11'],
  },
]

// 国务院办公厅关于2026年部分节假日安排的通知(2025年11月4日)
const BREAKS_2026: readonly ChinaBreak[] = [
  { name: NEW_YEAR, from: '2026-01-01', to: '2026-01-03', make_up_days: ['2026-01-04'] },
  {
    name: SPRING,
    from: '2026-02-15',
    to: '2026-02-23',
    make_up_days: ['2026-02-14', '2026-02-28'],
  },
  { name: QINGMING, from: '2026-04-04', to: '2026-04-06', make_up_days: [] },
  { name: LABOUR, from: '2026-05-01', to: '2026-05-05', make_up_days: ['2026-05-09'] },
  { name: DRAGON_BOAT, from: '2026-06-19', to: '2026-06-21', make_up_days: [] },
  { name: MID_AUTUMN, from: '2026-09-25', to: '2026-09-27', make_up_days: [] },
  {
    name: NATIONAL,
    from: '2026-10-01',
    to: '2026-10-07',
    make_up_days: ['2026-09-20', '2026-10-10'],
  },
]

export const CHINA_BREAKS: ReadonlyMap<number, readonly ChinaBreak[]> = new Map([
  [2024, BREAKS_2024],
  [2025, BREAKS_2025],
  [2026, BREAKS_2026],
])
