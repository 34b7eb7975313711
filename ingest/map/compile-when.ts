import type { Row } from '../file/rows.ts'
import type { CaseEnds, RowKey } from './case-ends.ts'
import {
  type CompileContext,
  compileValue,
  type ReadValue,
  type RowNotes,
  textOf,
} from './compile-value.ts'
import type { ComparisonSpec, WhenSpec } from './map-schema.ts'

/** Whether a condition holds for a row. */
export type Test = (row: Row, notes: RowNotes) => boolean

export interface WhenContext extends CompileContext {
  readonly ends: CaseEnds
  /** Time and id by which rows of a group are ordered; null for a row that has none. */
  readonly keyOf: (row: Row, notes: RowNotes) => RowKey | null
  /** Every first_of and last_of of the map in order: the index is its slot in `ends`. */
  readonly groups: ReadValue[]
}

export function compileWhen(spec: WhenSpec, path: string, context: WhenContext): Test {
  if ('all' in spec) {
    const tests = spec.all.map((part, index) => compileWhen(part, `${path}.all.${index}`, context))
    return (row, notes) => tests.every((test) => test(row, notes))
  }
  if ('any' in spec) {
    const tests = spec.any.map((part, index) => compileWhen(part, `${path}.any.${index}`, context))
    return (row, notes) => tests.some((test) => test(row, notes))
  }
  if ('not' in spec) {
    const test = compileWhen(spec.not, `${path}.not`, context)
    return (row, notes) => !test(row, notes)
  }
  if ('first_of' in spec) return compileEnd(spec.first_of, `${path}.first_of`, context)
  if ('last_of' in spec) return compileEnd(spec.last_of, `${path}.last_of`, context)
  return compileComparison(spec, path, context)
}

function compileEnd(template: string, path: string, context: WhenContext): Test {
  const isFirst = path.endsWith('first_of')
  const read = compileValue(template, path, context)
  if (!template.includes('{')) {
    const fix = `Write {${template}} for the column of that name.`
    context.problems.add(path, `"${template}" names no column`, fix)
  }
  const slot = context.groups.push(read) - 1
  const { ends } = context
  return (row, notes) => {
    const value = read(row, notes)
    const key = value === null ? null : context.keyOf(row, notes)
    if (key === null) return false
    const group = textOf(value)
    return isFirst ? ends.isFirst(slot, group, key) : ends.isLast(slot, group, key)
  }
}

function compileComparison(spec: ComparisonSpec, path: string, context: WhenContext): Test {
  const read = compileValue(spec.value, `${path}.value`, context)
  if (spec.present !== undefined) {
    const wanted = spec.present
    return (row, notes) => (read(row, notes) !== null) === wanted
  }
  if (spec.matches !== undefined) {
    const pattern = patternOf(spec.matches, path, context)
    return (row, notes) => {
      const value = read(row, notes)
      return value !== null && pattern.test(textOf(value))
    }
  }
  const wanted = new Set([spec.is].flat().map((value) => (value === null ? null : textOf(value))))
  return (row, notes) => {
    const value = read(row, notes)
    return wanted.has(value === null ? null : textOf(value))
  }
}

function patternOf(source: string, path: string, context: WhenContext): RegExp {
  try {
    return new RegExp(source, 'u')
  } catch {
    context.problems.add(`${path}.matches`, `"${source}" is no regular expression`, 'Correct it.')
    return /^/
  }
}
