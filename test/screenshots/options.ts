import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { everyLook, type Look, looksNamed } from './look.ts'
import { PAGES } from './pages.ts'

/** In the order in which one installation comes to them. */
export const PARTS = ['doors', 'empty', 'demo', 'panels', 'customer', 'readme'] as const
export type Part = (typeof PARTS)[number]

export interface Options {
  /** Where the pictures go. */
  readonly folder: string
  readonly parts: readonly Part[]
  readonly looks: readonly Look[]
  /** By the name of their route. */
  readonly pages: readonly string[]
}

/**
 * `[FOLDER] [--parts demo,customer] [--looks zh-CN-light-1440] [--pages live,overview]`; what is not named is all.
 * @throws when a name is unknown, with those that are known
 */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { parts: { type: 'string' }, looks: { type: 'string' }, pages: { type: 'string' } },
  })
  return {
    folder: resolve(positionals[0] ?? 'screenshots'),
    parts: oneOf(PARTS, values.parts),
    looks: values.looks === undefined ? everyLook() : looksNamed(values.looks.split(',')),
    pages: oneOf(Object.keys(PAGES), values.pages),
  }
}

function oneOf<Name extends string>(known: readonly Name[], chosen?: string): readonly Name[] {
  if (chosen === undefined) return known
  return chosen.split(',').map((name) => {
    const found = known.find((one) => one === name)
    if (found !== undefined) return found
    throw new Error(`There is no ${name}; there are ${known.join(', ')}.`)
  })
}
