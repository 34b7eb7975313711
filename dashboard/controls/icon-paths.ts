/** Icons as strokes in a box of 16: one weight, round ends, the colour of the text beside them. */
export const ICON_PATHS = {
  'chevron-down': 'M4.5 6.5 8 10l3.5-3.5',
  'chevron-left': 'M9.5 4.5 6 8l3.5 3.5',
  'chevron-right': 'M6.5 4.5 10 8l-3.5 3.5',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.5V11M8 5.2v.1',
  close: 'm4 4 8 8m0-8-8 8',
  check: 'm3.5 8.5 3 3 6-7',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5V5h-2.5',
  sort: 'M8 3v10M4.5 9.5 8 13l3.5-3.5',
  overview: 'M2.5 13.5h11M4 11V8M8 11V3.5M12 11V6',
  person: 'M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8ZM2.8 13.5a5.3 5.3 0 0 1 10.4 0',
  warning: 'M8 2.5 14 13H2L8 2.5ZM8 6.5v3M8 11.3v.1',
  inbox: 'M2.5 9 4.3 3.5h7.4L13.5 9v3.5h-11V9Zm0 0H6l.8 1.5h2.4L10 9h3.5',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm3.3-1.2 3.2 3.2',
} as const

export type IconName = keyof typeof ICON_PATHS
