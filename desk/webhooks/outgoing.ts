/** How a request leaves for an address somebody typed. The server hands in the one that guards. */
export interface Outgoing {
  /** @throws OUTGOING_REFUSED for an address no request will ever be sent to */
  refuse(url: string): void
  /**
   * Any status is an answer, that of a redirect too: none is followed.
   * @throws OUTGOING_REFUSED when the name leads where it may not, OUTGOING_FAILED when no answer came
   */
  post(
    url: string,
    request: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  ): Promise<OutgoingAnswer>
}

export interface OutgoingAnswer {
  readonly status: number
  /** At most the first 16 kB. */
  readonly body: string
  readonly took_ms: number
}
