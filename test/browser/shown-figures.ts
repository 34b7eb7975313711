import type { Locator, Page } from 'playwright-core'
import { formatCount, metricName, valueFigure } from '../../charts/public.ts'
import type { QueryAnswer, QueryRequest } from '../../domain/contract/public.ts'

/** What the tiles say, by metric: figure and evidence without spaces. */
export type Figures = Readonly<Record<string, string>>

export const FIGURE_METRICS = [
  'cases_opened_count',
  'first_reply_p90_secs',
  'sla_hit_ratio',
  'csat_ratio',
  'backlog_count',
] as const

/** The large figure of a tile, by the tile's name. */
export function figure(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true }).locator('.value')
}

/** The cases of a list that has some, by their whole ids: what is shown is the short one. */
export async function caseIds(list: Locator): Promise<readonly string[]> {
  await list.first().waitFor()
  return list.evaluateAll((all) => all.map((one) => one.getAttribute('data-case') ?? ''))
}

/** Reads the figure tiles off the page. */
export async function shownFigures(
  page: Page,
  metrics: readonly string[] = FIGURE_METRICS,
): Promise<Figures> {
  const entries = metrics.map(async (metric) => {
    const tile = page.getByRole('region', { name: metricName(metric, 'en'), exact: true })
    const value = await figure(page, metricName(metric, 'en')).innerText()
    const n = await tile.locator('header small').innerText()
    return [metric, plain(`${value} ${n}`)] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** What the tiles must say, asked of the API in a question of our own. */
export async function askedFigures(
  page: Page,
  frame: Omit<QueryRequest, 'metrics'>,
  metrics: readonly string[] = FIGURE_METRICS,
): Promise<Figures> {
  const { rows, columns } = await ask(page, { ...frame, metrics: [...metrics] })
  const row = rows[0] ?? {}
  return Object.fromEntries(
    metrics.map((metric) => {
      const value = row[metric]
      const unit = columns.find(({ id }) => id === metric)?.unit ?? 'count'
      const figure = valueFigure(typeof value === 'number' ? value : null, unit, 'en')
      const n = formatCount(Number(row[`${metric}__n`]), 'en')
      return [metric, plain(`${figure.figure} ${figure.unit} n ${n}`)]
    }),
  )
}

/** `POST /api/v1/query` as the visitor of this page. */
export async function ask(page: Page, request: QueryRequest): Promise<QueryAnswer> {
  const { origin } = new URL(page.url())
  const answer = await page.request.post('/api/v1/query', { headers: { origin }, data: request })
  if (!answer.ok()) throw new Error(await answer.text())
  return (await answer.json()) as QueryAnswer
}

function plain(text: string): string {
  return text.replaceAll(/\s/g, '')
}
