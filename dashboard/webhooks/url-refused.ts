/** A refusal of the address names no field: it may come while it is sent to. */
export const URL_REFUSED = { OUTGOING_REFUSED: 'url' } as const
