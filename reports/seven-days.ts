/** Seven days are 168 hours, whatever the clocks do meanwhile. */
export const SEVEN_DAYS_MS = 168 * 3_600_000
