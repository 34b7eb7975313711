/** What customers write about. The order is fixed: weights below are given in it. */
export const CATEGORIES = [
  'order',
  'logistics',
  'refund',
  'quality',
  'account',
  'billing',
  'app',
  'praise',
] as const
export type Category = (typeof CATEGORIES)[number]
