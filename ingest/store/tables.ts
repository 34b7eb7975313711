/** Table types for Kysely, which asks for type aliases. */
export type IngestTables = {
  dead_letters: {
    id: string
    source: string
    file: string
    /** 0: the record has none. */
    line: number
    event_id: string | null
    /** The first problem's, for lists and counts. */
    code: string
    field: string
    reason: string
    fix: string
    /** Every problem, as JSON. */
    problems: string
    text: string
    truncated: number
    state: 'open' | 'replayed' | 'dismissed'
    first_seen_at: number
    settled_at: number | null
  }
  unmapped_values: {
    source: string
    field: string
    value: string
    rows_count: number
    last_seen_at: number
  }
}
