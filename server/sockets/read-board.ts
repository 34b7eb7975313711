import { type Desk, type ReadMark, writeReadMarks } from '../../desk/public.ts'

/**
 * How far agents have read, as their windows say it: told at once, kept together a little later, since each mark by
 * itself would wait for the disk. What a crash takes is a mark, never a word.
 */
export interface ReadBoard {
  mark(mark: ReadMark): void
  flush(): Promise<void>
}

export function createReadBoard(desk: Pick<Desk, 'store' | 'news'>): ReadBoard {
  let waiting = new Map<string, ReadMark>()
  return {
    mark(mark) {
      const key = keyOf(mark)
      if ((waiting.get(key)?.seq ?? -1) >= mark.seq) return
      waiting.set(key, mark)
      const { case_id, agent_id: reader_id, seq } = mark
      desk.news.publish({ kind: 'read', case_id, who: 'agent', reader_id, seq })
    },
    async flush() {
      if (waiting.size === 0) return
      const marks = [...waiting.values()]
      waiting = new Map()
      try {
        await writeReadMarks(desk, marks)
      } catch (error) {
        for (const mark of marks) {
          const newer = waiting.get(keyOf(mark))
          if (newer === undefined || newer.seq < mark.seq) waiting.set(keyOf(mark), mark)
        }
        throw error
      }
    },
  }
}

const keyOf = ({ case_id, agent_id }: ReadMark) => `${case_id} ${agent_id}`
