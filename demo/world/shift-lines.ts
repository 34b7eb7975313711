import type { TeamPlan } from './teams.ts'

/** One line of a roster: local start hour and length in hours. A start plus length above 24 ends on the next day. */
export type ShiftLine = readonly [startHour: number, hours: number]

/** The lines of each kind of team, in the order in which a growing team fills them; a longer roster begins again. */
export const SHIFT_LINES: Readonly<Record<TeamPlan['calendar'], readonly ShiftLine[]>> = {
  retail: [
    [8, 7.5],
    [15, 8],
    [10.5, 5],
    [18, 5],
    [12, 8.5],
  ],
  day: [
    [9, 8.5],
    [12.5, 8.5],
    [16, 5],
    [10, 5],
  ],
  office: [[9, 9]],
  global: [
    [16, 8.5],
    [17.5, 8.5],
    [18, 5],
    [21, 5],
  ],
}

/** Shifts up to this many hours have no lunch. */
export const LONGEST_WITHOUT_LUNCH = 6

/** Mean hours that one line spends with customers, per calendar day: its pauses, and an office's weekends, taken off. */
export const LINE_HOURS: Readonly<Record<TeamPlan['calendar'], number>> = {
  retail: 5.6,
  day: 6.2,
  office: 5.2,
  global: 6,
}
