import type { RawStream } from './live-stream.ts'

const EVENTS = ['snapshot', 'still', 'away', 'end'] as const

/** The browser's own EventSource. That it would come back by itself is not used: it would not say when. */
export function browserStream(path: string): RawStream {
  const source = new EventSource(path)
  const raw: RawStream = {
    onevent: null,
    onend: null,
    close: () => {
      source.close()
    },
  }
  for (const name of EVENTS) {
    source.addEventListener(name, ({ data }: MessageEvent<string>) => raw.onevent?.(name, data))
  }
  source.onerror = () => raw.onend?.(source.readyState === EventSource.CLOSED)
  return raw
}
