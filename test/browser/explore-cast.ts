import type { Page } from 'playwright-core'
import type { Board, QueryAnswer } from '../../domain/contract/public.ts'

/** Rows of a table by agent and tag, as no demo has them. */
export function manyRows(): QueryAnswer['rows'] {
  return Array.from({ length: 100_000 }, (_, index) => ({
    agent: `demo:${String(index % 500)}`,
    tag: `tag-${String(index)}`,
    cases_resolved_count: (index * 7919) % 100_003,
    cases_resolved_count__n: index,
    csat_ratio: (index % 101) / 100,
    csat_ratio__n: index % 60,
    csat_ratio__lo: 0,
    csat_ratio__hi: 1,
  }))
}

/** Nobody is no competitor: they stand last. */
export function mostOf(rows: QueryAnswer['rows']): number {
  const people = rows.filter(({ agent }) => agent !== null)
  return Math.max(...people.map((row) => Number(row['cases_resolved_count'])))
}

/** A board of one trend, made by who is signed in. @returns its id */
export async function makeBoard(page: Page, name: string, sharing: object = { kind: 'nobody' }) {
  if (!page.url().startsWith('http')) await page.goto('/boards')
  const { origin } = new URL(page.url())
  const card = { title: null, dimensions: [], grain: 'auto' }
  const cards = [
    {
      id: 'a',
      place: { x: 0, y: 0, w: 8, h: 4 },
      card: { ...card, chart: 'trend', metrics: ['cases_opened_count'] },
    },
  ]
  const post = await page.request.post('/api/v1/boards', {
    headers: { origin },
    data: { name, sharing, cards },
  })
  if (!post.ok()) throw new Error(await post.text())
  return ((await post.json()) as Board).id
}
