import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bytesOf } from '../testing/ingest-room.ts'
import { collect } from '../testing/collect.ts'
import { readCsv } from './read-csv.ts'
import type { RefusedLine } from './refused-line.ts'

async function read(...pieces: readonly (string | Buffer)[]) {
  const refused: RefusedLine[] = []
  const head = Buffer.concat(pieces.map((piece) => Buffer.from(piece)))
  const bytes = { head, chunks: bytesOf(...pieces) }
  const file = await readCsv(bytes, { file: 'x.csv', onRefused: (line) => refused.push(line) })
  const rows = (await collect(file.batches)).flat()
  return { columns: file.columns, rows, refused }
}

it.each([
  ['a,b\n1,2\n', ','],
  ['a;b\r\n1;2\r\n', ';'],
  ['a\tb\n1\t2', '\t'],
  ['"x,y,z";b\n1;2', ';'],
])('finds the delimiter of %j', async (text) => {
  const { rows, columns } = await read(text)
  expect(columns).toHaveLength(2)
  expect(rows).toEqual([{ line: 2, cells: ['1', '2'] }])
})

it('keeps line breaks and doubled quotes of a quoted cell, and knows the line a row begins at', async () => {
  const { rows } = await read('a,b\n1,"x\n""y"""\n2,z\n')
  expect(rows).toEqual([
    { line: 2, cells: ['1', 'x\n"y"'] },
    { line: 4, cells: ['2', 'z'] },
  ])
})

it('refuses a row with stray quotes alone and reads the rows behind it', async () => {
  const { rows, refused } = await read('a,b\n1,"q"z\n2,"open\n3,ok\n4\n5,ok')
  expect(rows.map(({ line }) => line)).toEqual([4, 6])
  expect(refused.map(({ line }) => line).sort()).toEqual([2, 3, 5])
  expect(refused.every(({ problems }) => problems[0]?.code === 'CSV_ROW_BROKEN')).toBe(true)
})

it('refuses a row that is not UTF-8 alone', async () => {
  const { rows, refused } = await read('a,b\n1,', Buffer.from([0xc3]), '\n2,é\n')
  expect(rows).toEqual([{ line: 3, cells: ['2', 'é'] }])
  expect(refused).toMatchObject([{ line: 2, problems: [{ code: 'LINE_NOT_UTF8' }] }])
})

it('refuses a header that has one name twice', async () => {
  await expect(read('a,b,a\n1,2,3')).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
})

it('reads back what was written, wherever the stream is cut', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', 'é', ' ', '界') })
  const table = fc.array(fc.tuple(cell, cell), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 7 }), async (rows, size) => {
      const quoted = rows.map((row) =>
        row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','),
      )
      const bytes = Buffer.from(['a,b', ...quoted].join('\n'))
      const pieces = []
      for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size))
      const found = await read(...pieces)
      expect(found.rows.map(({ cells }) => cells)).toEqual(rows)
    }),
    { numRuns: 200, seed: 7 },
  )
})
