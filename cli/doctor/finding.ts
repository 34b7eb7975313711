/** What the doctor found about one thing. */
export interface Finding {
  readonly about: string
  readonly state: 'ok' | 'warning' | 'failed'
  readonly text: string
  /** Null where there is nothing to do. */
  readonly fix: string | null
}

export function ok(about: string, text: string): Finding {
  return { about, state: 'ok', text, fix: null }
}

export function warning(about: string, text: string, fix: string): Finding {
  return { about, state: 'warning', text, fix }
}

export function failed(about: string, text: string, fix: string): Finding {
  return { about, state: 'failed', text, fix }
}
