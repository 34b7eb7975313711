/** A server-sent event with JSON in it: no line of it holds a line break. */
export const liveEvent = (name: string, data: unknown): string =>
  `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
