import type { Draws } from '../draws.ts'

/**
 * The small grammar all wording is written in:
 * - `[a|b|]`  one of the alternatives (here also nothing); they nest
 * - `{slot}`  a fact: product, order number, amount …
 * - `<name>`  another line, from the list of that name
 */
export interface Filler {
  slot(name: string): string
  line(name: string): string
}

type Node =
  | string
  | { readonly slot: string }
  | { readonly line: string }
  | readonly (readonly Node[])[]

const compiled = new Map<string, readonly Node[]>()

/** Writes one line out. Throws on a line that does not parse: a mistake of its author. */
export function expand(line: string, filler: Filler, draws: Draws): string {
  let nodes = compiled.get(line)
  if (nodes === undefined) {
    nodes = parseLine(line)
    compiled.set(line, nodes)
  }
  return write(nodes, filler, draws)
}

function write(nodes: readonly Node[], filler: Filler, draws: Draws): string {
  let text = ''
  for (const node of nodes) {
    if (typeof node === 'string') text += node
    else if ('slot' in node) text += filler.slot(node.slot)
    else if ('line' in node) text += filler.line(node.line)
    else text += write(draws.pick(node), filler, draws)
  }
  return text
}

/** Parses a line of the grammar. Exported for the test that reads every line there is. */
export function parseLine(line: string): readonly Node[] {
  const { nodes, end } = parseUntil(line, 0, false)
  if (end !== line.length) throw new Error(`unbalanced ] in "${line}"`)
  return nodes
}

function parseUntil(
  line: string,
  start: number,
  isInside: boolean,
): { readonly nodes: Node[]; readonly end: number } {
  const nodes: Node[] = []
  let at = start
  while (at < line.length) {
    const char = line.charAt(at)
    if (char === '|' || char === ']') {
      if (isInside || char === ']') return { nodes, end: at }
      throw new Error(`| outside brackets in "${line}"`)
    }
    const parsed = parseNode(line, at)
    nodes.push(parsed.node)
    at = parsed.end
  }
  if (isInside) throw new Error(`unbalanced [ in "${line}"`)
  return { nodes, end: at }
}

function parseNode(line: string, at: number): { readonly node: Node; readonly end: number } {
  const char = line.charAt(at)
  if (char === '[') return parseAlternatives(line, at + 1)
  if (char === '{' || char === '<') {
    const close = line.indexOf(char === '{' ? '}' : '>', at)
    if (close === -1) throw new Error(`unclosed ${char} in "${line}"`)
    const name = line.slice(at + 1, close)
    return { node: char === '{' ? { slot: name } : { line: name }, end: close + 1 }
  }
  let end = at + 1
  while (end < line.length && !'[]|{<'.includes(line.charAt(end))) end += 1
  return { node: line.slice(at, end), end }
}

function parseAlternatives(
  line: string,
  start: number,
): { readonly node: Node; readonly end: number } {
  const alternatives: Node[][] = []
  let at = start
  for (;;) {
    const { nodes, end } = parseUntil(line, at, true)
    alternatives.push(nodes)
    if (line.charAt(end) === ']') return { node: alternatives, end: end + 1 }
    at = end + 1
  }
}
